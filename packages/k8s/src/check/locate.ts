import type { Json, ResolvedEnvironment, ResolvedService } from '@fairlead/model';
import { definitionFile } from '../names.js';
import { type KubeObject, objectKey } from '../object.js';
import type { PatchLayer } from '../patches.js';
import { SharedPatches } from '../shared-patches.js';
import { writersOf } from '../writers.js';
import { type DefinitionPlace, lastPatch, namedPath, type Origin } from './last-patch.js';
import { narrowed } from './narrowed.js';
import { at } from './pods.js';

/**
 * The place that an author wrote for a path of a resolved service: the override, the service or the
 * environment's default that holds there. `undefined` where nobody wrote anything.
 */
export type Author = (service: string, path: string) => DefinitionPlace | undefined;

/**
 * Finds the place that a field of one of a service's objects comes from: in the service's definition, or in that of
 * the environment or the platform where one of their patches wrote it.
 */
export class Locator {
  readonly #service: ResolvedService;
  readonly #file: string;
  readonly #shared: readonly PatchLayer[];
  readonly #author: Author;
  readonly #writers: readonly { readonly at: string; readonly by: string }[];

  constructor(service: ResolvedService, environment: ResolvedEnvironment, author: Author) {
    this.#service = service;
    this.#file = definitionFile(environment, service);
    this.#shared = new SharedPatches(environment).layers;
    this.#author = author;
    this.#writers = writersOf(service, environment).map(({ object, path, by }) => ({
      at: [object, ...path].join(separator),
      by,
    }));
  }

  /** @param path below the object, lists by index */
  placeOf(object: KubeObject, path: readonly (string | number)[]): Origin {
    const named = namedPath(object, path);
    const own = { file: this.#file, patches: this.#service.patches };
    const patch = lastPatch([...this.#shared, own], object, named);
    const isPatch = patch !== undefined;
    if (isPatch && patch.file !== this.#file) return { ...patch, isPatch };
    const by = patch?.path ?? this.#extraObject(object, named) ?? this.#facetPlace(object, path, named);
    return { ...(this.#author(this.#service.name, by) ?? { file: this.#file, path: by }), isPatch };
  }

  #extraObject(object: KubeObject, path: readonly string[]): string | undefined {
    const entries = Object.entries(this.#service.objects);
    const found = entries.find(([, each]) => objectKey(each as KubeObject) === objectKey(object));
    return found && ['objects', found[0], ...path].join('.');
  }

  #facetPlace(object: KubeObject, path: readonly (string | number)[], named: readonly string[]): string {
    return narrowed(this.#service as unknown as Json, this.#writer(object, named), named, at(object, path));
  }

  /** Who wrote the place, or what is common to all who wrote something in it or beside it. */
  #writer(object: KubeObject, path: readonly string[]): string {
    for (let length = path.length; length >= 0; length -= 1) {
      const at = [objectKey(object), ...path.slice(0, length)].join(separator);
      const near = this.#writers.filter((each) => each.at === at || each.at.startsWith(`${at}${separator}`));
      if (near.length > 0) return common(near.map(({ by }) => by));
    }
    return '';
  }
}

const separator = '\0';

/** The names that paths begin with together. */
function common(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('.'));
  const differs = first.findIndex((name, index) => others.some((other) => other[index] !== name));
  return first.slice(0, differs < 0 ? undefined : differs).join('.');
}
