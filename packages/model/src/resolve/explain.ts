import { isObject, type Json } from '../json.js';
import { FairleadError } from '../problem.js';
import type { EnvironmentResolution } from './resolve.js';
import type { ResolvedService } from './resolved.js';
import type { Step, Trace } from './trace.js';

/** A value of a resolved service and the chain that produced it. */
export interface Explanation {
  /** As it was asked for, from the service on: `api.server.scaling.min`. */
  readonly address: string;
  readonly value: Json | undefined;
  /** Lowest layer first; the last one holds. */
  readonly chain: readonly Step[];
}

/**
 * Explains a value, or every value below a place. What an override took away is explained only when it is asked
 * for itself.
 *
 * @param address `service`, `service.facet…` or `service.workload.facet…`, for example `api.server.scaling.min`
 * @throws FairleadError `FL_ADDRESS` when nothing is there
 */
export function explain(
  { name, services, traces }: EnvironmentResolution,
  address: string,
): readonly Explanation[] {
  const [serviceName = '', ...rest] = address.split('.');
  const service = services.get(serviceName);
  const trace = traces.get(serviceName);
  if (service === undefined || trace === undefined) {
    throw nothingThere(address, `there is no service ${serviceName} in ${name}`, [...services.keys()]);
  }
  const inWorkload = rest[0] !== undefined && Object.hasOwn(service.workloads, rest[0]);
  const asked = (inWorkload ? ['workloads', ...rest] : rest).join('.');
  const found = (path: string) => valueAt(service as unknown as Json, path === '' ? [] : path.split('.'));
  const paths = decidedPaths(trace, asked, found);
  if (paths.length === 0)
    throw nothingThere(address, 'nothing of this name is decided', namesBeside(service, asked));
  return paths.map((path) => ({
    address: [serviceName, path.replace(/^workloads\./, '')].join('.'),
    value: found(path),
    chain: trace.chain(path),
  }));
}

/** The place that was asked for, if it is one value, or each one below it. */
function decidedPaths(
  trace: Trace,
  asked: string,
  found: (path: string) => Json | undefined,
): readonly string[] {
  const known = trace.pathsAt(asked);
  if (isOneValue(found(asked))) return known.filter((path) => path === asked);
  // What a rule settled is one thing: it says nothing about the parts of it.
  const settled = new Set(known.filter((path) => trace.chain(path).at(-1)?.layer === 'derived'));
  return known.filter((path) => {
    const value = found(path);
    return value !== undefined && (settled.has(path) || isOneValue(value)) && !isInside(path, settled);
  });
}

/** What is nothing, a list, a text and so on, or an object without entries. */
function isOneValue(value: Json | undefined): boolean {
  return !isObject(value) || Object.keys(value).length === 0;
}

function isInside(path: string, places: ReadonlySet<string>): boolean {
  for (let end = path.lastIndexOf('.'); end > 0; end = path.lastIndexOf('.', end - 1)) {
    if (places.has(path.slice(0, end))) return true;
  }
  return false;
}

/** Names may contain dots themselves, such as those of labels and files. */
function valueAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  if (path.length === 0) return value;
  if (!isObject(value)) return undefined;
  for (let length = 1; length <= path.length; length++) {
    const name = path.slice(0, length).join('.');
    if (Object.hasOwn(value, name)) return valueAt(value[name], path.slice(length));
  }
  return undefined;
}

function namesBeside(service: ResolvedService, asked: string): readonly string[] {
  const path = asked.split('.');
  for (let depth = path.length - 1; depth > 0; depth--) {
    const value = valueAt(service as unknown as Json, path.slice(0, depth));
    if (isObject(value)) return Object.keys(value);
  }
  return [...Object.keys(service.workloads), ...Object.keys(service)];
}

function nothingThere(address: string, what: string, known: readonly string[]): FairleadError {
  const mend = `name one of ${[...known].sort().join(', ')}`;
  return new FairleadError([{ code: 'FL_ADDRESS', file: '', path: address, value: undefined, what, mend }]);
}
