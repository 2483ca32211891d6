import {
  FairleadError,
  isObject,
  type Json,
  type JsonObject,
  type Problem,
  type WorkloadKind,
} from '@fairlead/model';
import type { Contribution, Into, ObjectPart, Written } from './contribution.js';
import { objectKey } from './object.js';

/** Everything that facets have said about a service's objects; what pods consist of is still keyed by name. */
export interface Merged {
  /** By `Kind/name`. */
  readonly objects: ReadonlyMap<string, ObjectPart>;
  /** By name. */
  readonly workloads: JsonObject;
}

/** The service that contributions are about. */
export interface Whole {
  /** Shown in problems. */
  readonly file: string;
  readonly workloads: readonly { readonly name: string; readonly kind: WorkloadKind }[];
}

/** Is told the writer of each path of the merged tree, as property names. */
export type Record = (path: readonly string[], by: string) => void;

/**
 * Merges contributions by name. The order in which they come makes no difference: no path may have two writers,
 * not even when they agree, so that each field has one place where it is decided.
 *
 * @param record hears who wrote what; without it nothing is kept
 * @throws FairleadError `FL_TWO_WRITERS` for each path that two facets write
 */
export function merge(written: readonly Written[], whole: Whole, record?: Record): Merged {
  const objects = new Map<string, ObjectPart>();
  const workloads: Tree = {};
  let clean = true;
  for (const { by, contribution } of written) {
    const heard = record && ((path: readonly string[]) => record(path, by));
    for (const part of contribution.objects ?? []) {
      const key = objectKey(part.object);
      clean = clean && !objects.has(key);
      objects.set(key, part);
      if (heard) tell(objectTree(part), heard);
    }
    for (const { name, part } of workloadParts(contribution, whole.workloads)) {
      clean = graft(workloads, { [name]: part }, heard, ['workloads']) && clean;
    }
  }
  if (!clean) throw new FairleadError(twoWriters(written, whole));
  return { objects, workloads };
}

/** An object as a part of one tree with everything else. */
function objectTree({ object, phase, order, kept }: ObjectPart): JsonObject {
  const when = {
    ...(phase && { phase: { ...phase } }),
    ...(order !== undefined && { order }),
    ...(kept && { kept }),
  };
  return { objects: { [objectKey(object)]: { object, ...when } } };
}

/** What a contribution says of each workload. */
function workloadParts(
  { controllers = [], pods = [], network = [] }: Contribution,
  workloads: Whole['workloads'],
): readonly { readonly name: string; readonly part: JsonObject }[] {
  const forEach = (into: Into, part: JsonObject) => {
    if ('workload' in into) return [{ name: into.workload, part }];
    return workloads.filter(({ kind }) => into.kinds.includes(kind)).map(({ name }) => ({ name, part }));
  };
  return [
    ...controllers.map(({ workload: name, ...part }) => ({ name, part: part as JsonObject })),
    ...pods.flatMap(({ into, ...pod }) => forEach(into, { pod: pod as unknown as JsonObject })),
    ...network.flatMap(({ into, ...rules }) => forEach(into, { network: rules })),
  ];
}

type Tree = { [name: string]: Json | undefined };
type Heard = (path: readonly string[]) => void;

/**
 * Adds a part to the tree; lists are leaves, and an empty object gives way to anything. Says whether no leaf was
 * written already.
 */
function graft(tree: Tree, part: JsonObject, heard?: Heard, path: readonly string[] = []): boolean {
  let clean = true;
  for (const name in part) {
    const value = part[name];
    if (value === undefined) continue;
    const there = tree[name];
    const here = heard && [...path, name];
    if (isObject(value) && (there === undefined || isObject(there))) {
      const branch: Tree = there === undefined ? {} : (there as Tree);
      tree[name] = branch;
      clean = graft(branch, value, heard, here) && clean;
    } else if (there === undefined || isEmpty(there)) {
      tree[name] = value;
      if (here) heard(here);
    } else if (!isEmpty(value)) {
      clean = false;
    }
  }
  return clean;
}

/** Every leaf of an object that one facet makes; what has no entries is one, too, such as a selector of all pods. */
function tell(tree: JsonObject, heard: Heard, path: readonly string[] = []): void {
  for (const name in tree) {
    const value = tree[name];
    if (value === undefined) continue;
    if (isObject(value) && !isEmpty(value)) tell(value, heard, [...path, name]);
    else heard([...path, name]);
  }
}

function isEmpty(value: Json): boolean {
  if (!isObject(value)) return false;
  for (const _name in value) return false;
  return true;
}

/** Names may hold every character that is printed. */
const separator = '\0';

/** Who wrote what is asked only when something is wrong: the good case pays nothing for it. */
function twoWriters(written: readonly Written[], { file, workloads }: Whole): readonly Problem[] {
  const writers = new Map<string, string[]>();
  for (const { by, contribution } of written) {
    const hear = (path: readonly string[]) => {
      const place = path.join(separator);
      writers.set(place, [...(writers.get(place) ?? []), by]);
    };
    for (const part of contribution.objects ?? []) graft({}, objectTree(part), hear);
    for (const { name, part } of workloadParts(contribution, workloads)) {
      graft({}, { [name]: part }, hear, ['workloads']);
    }
  }
  const places = [...writers].map(([place, by]) => {
    const above = place.split(separator).map((_, depth, names) => names.slice(0, depth).join(separator));
    return { place, by: [...by, ...above.flatMap((parent) => writers.get(parent) ?? [])] };
  });
  return places
    .filter(({ by }) => by.length > 1)
    .map(({ place, by }) => ({
      code: 'FL_TWO_WRITERS',
      file,
      path: [...by].sort()[0] ?? '',
      value: undefined,
      what: `${[...new Set(by)].sort().join(' and ')} both write ${place.replaceAll(separator, '.')}`,
      mend: 'say it in one of the two places, or give one of the two another name',
    }));
}
