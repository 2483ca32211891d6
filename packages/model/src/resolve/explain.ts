import { isObject, type Json } from '../json.js';
import { nearest } from '../nearest.js';
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
    const what = `there is no service ${serviceName} in ${name}`;
    const known = [...services.keys()];
    throw nothingThere(address, { what, known, meant: nearest(serviceName, known) });
  }
  const inWorkload = rest[0] !== undefined && Object.hasOwn(service.workloads, rest[0]);
  const asked = (inWorkload ? ['workloads', ...rest] : rest).join('.');
  const found = (path: string) => valueAt(service as unknown as Json, path === '' ? [] : path.split('.'));
  const paths = decidedPaths(trace, asked, found);
  if (paths.length === 0) {
    throw nothingThere(address, {
      what: 'nothing of this name is decided',
      ...beside({ service, trace }, asked),
    });
  }
  return paths.map((path) => ({
    address: addressOf(serviceName, path),
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

/** The names at the deepest place that is there, and the address that was probably meant. */
function beside({ service, trace }: Decided, asked: string): Pick<NotThere, 'known' | 'meant'> {
  const path = asked.split('.');
  let depth = path.length - 1;
  while (depth > 0 && !isObject(valueAt(service as unknown as Json, path.slice(0, depth)))) depth--;
  const place = path.slice(0, depth);
  const names = namesAt({ service, trace }, place);
  const meant = nearest(path[depth] ?? '', [...names.keys()]);
  if (meant === undefined) return { known: [...names.keys()], meant };
  const short = names.get(meant) ?? meant;
  const whole = [short, ...path.slice(depth + 1)].join('.');
  const likely = trace.pathsAt(whole).length > 0 ? whole : short;
  return { known: [...names.keys()], meant: addressOf(service.name, likely) };
}

/** What is decided at a place, by name, each with its path: workloads stand beside the facets of their service. */
function namesAt({ service, trace }: Decided, place: readonly string[]): ReadonlyMap<string, string> {
  const value = valueAt(service as unknown as Json, place);
  const names = isObject(value) ? Object.keys(value) : [];
  const inside = names.map((name) => [name, [...place, name].join('.')] as const);
  const workloads = Object.keys(service.workloads).map((name) => [name, `workloads.${name}`] as const);
  const all = place.length > 0 ? inside : [...workloads, ...inside.filter(([name]) => name !== 'workloads')];
  return new Map(all.filter(([, path]) => trace.pathsAt(path).length > 0));
}

const addressOf = (service: string, path: string): string =>
  [service, path.replace(/^workloads\./, '')].join('.');

interface Decided {
  readonly service: ResolvedService;
  readonly trace: Trace;
}

interface NotThere {
  readonly what: string;
  readonly known: readonly string[];
  readonly meant: string | undefined;
}

function nothingThere(address: string, { what, known, meant }: NotThere): FairleadError {
  const hint = meant === undefined ? '' : `did you mean ${meant}? `;
  const mend = `${hint}name one of ${[...known].sort().join(', ')}`;
  return new FairleadError([{ code: 'FL_ADDRESS', file: '', path: address, value: undefined, what, mend }]);
}
