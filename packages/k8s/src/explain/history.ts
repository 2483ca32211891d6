import type { Json, ResolvedEnvironment, ResolvedService } from '@fairlead/model';
import { composeObjects } from '../format/objects.js';
import { type KubeObject, objectKey } from '../object.js';
import type { PatchRecord } from '../patches.js';
import { sharedObjects } from '../shared-objects.js';
import { type Writer, writersFrom } from '../writers.js';
import { valueAt } from './paths.js';

type Change = Parameters<PatchRecord>[0];

/** Something that a patch said about a field. */
export interface PatchStep {
  readonly file: string;
  /** Such as `patches.0`. */
  readonly path: string;
  /** What holds from then on; `undefined` where it takes the field away. */
  readonly value: Json | undefined;
}

/** Objects with all that was written on the way to them, as the merge and the patches told it. */
export class History {
  readonly #workloads: ResolvedService['workloads'];
  readonly #objects: ReadonlyMap<string, KubeObject>;
  readonly #writers: readonly Writer[];
  readonly #changes: readonly Change[];

  private constructor(
    objects: readonly KubeObject[],
    changes: readonly Change[],
    { workloads, writers }: Pick<ResolvedService, 'workloads'> & { readonly writers: readonly Writer[] },
  ) {
    this.#workloads = workloads;
    this.#objects = new Map(objects.map((object) => [objectKey(object), object]));
    this.#writers = writers;
    this.#changes = changes;
  }

  /** Of one service's objects. */
  static ofService(service: ResolvedService, environment: ResolvedEnvironment): History {
    const heard: (readonly [readonly string[], string])[] = [];
    const changes: Change[] = [];
    const objects = composeObjects(service, environment, {
      record: (path, by) => heard.push([path, by]),
      recordPatch: (change) => changes.push(change),
    });
    const { workloads } = service;
    return new History(objects, changes, { workloads, writers: writersFrom(heard, service) });
  }

  /** Of the objects that the services of an environment share: no facet writes them, and patches may. */
  static ofShared(environment: ResolvedEnvironment, services: readonly ResolvedService[]): History {
    const changes: Change[] = [];
    const objects = sharedObjects(environment, services, (change) => changes.push(change));
    return new History(objects, changes, { workloads: {}, writers: [] });
  }

  /** `Kind/name` of every object, also of those that a patch has taken away. */
  get objects(): readonly string[] {
    const removed = this.#changes.map(({ before }) => objectKey(before));
    return [...new Set([...this.#objects.keys(), ...removed])];
  }

  /** The object as it is written; `undefined` where a patch has taken it away. */
  now(object: string): KubeObject | undefined {
    return this.#objects.get(object);
  }

  /** The object as it was before every patch. */
  rendered(object: string): KubeObject | undefined {
    return this.#changesOf(object)[0]?.before ?? this.#objects.get(object);
  }

  /** Places of the definition that wrote a field before any patch, or something inside it. */
  writers(object: string, path: readonly string[]): readonly string[] {
    const mine = this.#writers.filter((writer) => writer.object === object);
    const inside = mine.filter((writer) => isPrefix(path, writer.path));
    const around = mine.filter((writer) => isPrefix(writer.path, path));
    const nearest = Math.max(...around.map((writer) => writer.path.length));
    const near = inside.length > 0 ? inside : around.filter((writer) => writer.path.length === nearest);
    if (near.length > 0) return [...new Set(near.map(({ by }) => by))].sort();
    // The key of an item of a list is the name that its writer gave it.
    const parent = path.slice(0, -1);
    if (String(valueAt(this.rendered(object), path)) === parent.at(-1)) {
      const named = mine.filter((writer) => isPrefix(parent, writer.path));
      if (named.length > 0) return [...new Set(named.map(({ by }) => by))].sort();
    }
    // What no facet wrote is what every object of a controller's kind has.
    const [, name] = object.split('/');
    const workloads = Object.entries(this.#workloads);
    return workloads.filter(([, each]) => each.objectName === name).map(([each]) => `workloads.${each}.kind`);
  }

  /** What patches made of a field, the first one first. */
  patches(object: string, path: readonly string[]): readonly PatchStep[] {
    return this.#changesOf(object).flatMap(({ by, before, after }) => {
      const [was, is] = [valueAt(before, path), valueAt(after, path)];
      return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ ...by, value: is }];
    });
  }

  #changesOf(object: string): readonly Change[] {
    return this.#changes.filter(({ before }) => objectKey(before) === object);
  }
}

function isPrefix(start: readonly string[], path: readonly string[]): boolean {
  return start.length <= path.length && start.every((name, index) => name === path[index]);
}
