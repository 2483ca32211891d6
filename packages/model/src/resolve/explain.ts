import { isObject, type Json } from '../json.js';
import { FairleadError } from '../problem.js';
import type { EnvironmentResolution } from './resolve.js';
import type { ResolvedService } from './resolved.js';
import type { Step } from './trace.js';

/** A value of a resolved service and the chain that produced it. */
export interface Explanation {
  /** As it was asked for, from the service on: `api.server.scaling.min`. */
  readonly address: string;
  readonly value: Json | undefined;
  /** Lowest layer first; the last one holds. */
  readonly chain: readonly Step[];
}

/**
 * Explains a value, or every value below a place.
 *
 * @param address `service.facet…` or `service.workload.facet…`, for example `api.server.scaling.min`
 * @throws FairleadError `FL_ADDRESS` when nothing is there
 */
export function explain({ name, services, traces }: EnvironmentResolution, address: string): readonly Explanation[] {
  const [serviceName = '', ...rest] = address.split('.');
  const service = services.get(serviceName);
  const trace = traces.get(serviceName);
  if (service === undefined || trace === undefined) {
    throw nothingThere(address, `there is no service ${serviceName} in ${name}`, [...services.keys()]);
  }
  const inside = rest[0] !== undefined && rest[0] in service.workloads ? ['workloads', ...rest] : rest;
  const path = inside.join('.');
  const paths = path === '' ? [] : trace.pathsAt(path);
  if (paths.length === 0) throw nothingThere(address, 'nothing of this name is decided', namesBeside(service, inside));
  const explained = paths.map((each) => ({
    path: each,
    address: [serviceName, each.replace(/^workloads\./, '')].join('.'),
    value: valueAt(service as unknown as Json, each.split('.')),
    chain: trace.chain(each),
  }));
  const derived = explained.filter(({ chain }) => chain.at(-1)?.layer === 'derived').map((each) => each.path);
  return explained
    .filter((each) => each.path === path || isLeaf(each.value) || derived.includes(each.path))
    .filter((each) => each.path === path || each.value !== undefined)
    .filter((each) => !derived.some((above) => each.path.startsWith(`${above}.`)))
    .filter((each) => each.path !== path || isLeaf(each.value) || paths.length === 1 || derived.includes(path))
    .map(({ path: _, ...explanation }) => explanation);
}

function isLeaf(value: Json | undefined): boolean {
  return !isObject(value) || Object.keys(value).length === 0;
}

function valueAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  const [name, ...rest] = path;
  if (name === undefined || !isObject(value)) return name === undefined ? value : undefined;
  // Names may contain dots, such as those of labels and files.
  const key = [...path.keys()].map((i) => path.slice(0, i + 1).join('.')).find((each) => each in value);
  return key === undefined ? valueAt(value[name], rest) : valueAt(value[key], path.slice(key.split('.').length));
}

function namesBeside(service: ResolvedService, path: readonly string[]): readonly string[] {
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const value = valueAt(service as unknown as Json, path.slice(0, depth));
    if (isObject(value)) return depth === 0 ? [...Object.keys(service.workloads), ...Object.keys(value)] : Object.keys(value);
  }
  return [];
}

function nothingThere(address: string, what: string, known: readonly string[]): FairleadError {
  const mend = `name one of ${[...known].sort().join(', ')}`;
  return new FairleadError([{ code: 'FL_ADDRESS', file: '', path: address, value: undefined, what, mend }]);
}
