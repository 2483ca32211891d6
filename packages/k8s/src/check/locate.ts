import { isObject, type Json, type ResolvedEnvironment, type ResolvedService } from '@fairlead/model';
import { definitionFile } from '../names.js';
import { type KubeObject, objectKey } from '../object.js';
import { writersOf } from '../writers.js';

/** A place in a file that a person edits. */
export interface DefinitionPlace {
  readonly file: string;
  /** Property names joined by dots. */
  readonly path: string;
}

/**
 * The place that an author wrote for a path of a resolved service: the override, the service or the
 * environment's default that holds there. `undefined` where nobody wrote anything.
 */
export type Author = (service: string, path: string) => DefinitionPlace | undefined;

/** Finds the place in a service's definition that a field of one of its objects comes from. */
export class Locator {
  readonly #service: ResolvedService;
  readonly #file: string;
  readonly #author: Author;
  readonly #writers: readonly { readonly at: string; readonly by: string }[];

  constructor(service: ResolvedService, environment: ResolvedEnvironment, author: Author) {
    this.#service = service;
    this.#file = definitionFile(environment, service);
    this.#author = author;
    this.#writers = writersOf(service, environment).map(({ object, path, by }) => ({
      at: [object, ...path].join(separator),
      by,
    }));
  }

  /** @param path below the object, lists by index */
  placeOf(object: KubeObject, path: readonly (string | number)[]): DefinitionPlace {
    const named = namedPath(object, path);
    const by = this.#patch(object, named) ?? this.#extraObject(object, named) ?? this.#writer(object, named);
    return this.#author(this.#service.name, by) ?? { file: this.#file, path: by };
  }

  /** The last patch that writes the place or something around it. */
  #patch(object: KubeObject, path: readonly string[]): string | undefined {
    const index = this.#service.patches.findLastIndex(({ target, ...patch }) => {
      if (target.kind !== object.kind || (target.name ?? object.metadata.name) !== object.metadata.name)
        return false;
      if ('merge' in patch) return mentions(patch.merge, path);
      if ('operations' in patch)
        return patch.operations.some((each) => isAbove(pointer(each.path, object), path));
      return false;
    });
    return index < 0 ? undefined : `patches.${index}`;
  }

  #extraObject(object: KubeObject, path: readonly string[]): string | undefined {
    const entries = Object.entries(this.#service.objects);
    const found = entries.find(([, each]) => objectKey(each as KubeObject) === objectKey(object));
    return found && ['objects', found[0], ...path].join('.');
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

/** A path with the items of lists by their names, as patches and explanations have it. */
export function namedPath(object: Json, path: readonly (string | number)[]): readonly string[] {
  let here: Json | undefined = object;
  return path.map((step) => {
    const list: boolean = Array.isArray(here);
    here = Array.isArray(here) ? here[Number(step)] : isObject(here) ? here[step] : undefined;
    return list ? (nameOf(here) ?? String(step)) : String(step);
  });
}

function nameOf(item: Json | undefined): string | undefined {
  if (!isObject(item)) return undefined;
  const name = item['mountPath'] ?? item['name'];
  return typeof name === 'string' ? name : undefined;
}

/** Whether a merge patch says anything at a path or around it. */
function mentions(patch: Json | undefined, [step, ...rest]: readonly string[]): boolean {
  if (patch === undefined) return false;
  if (step === undefined) return true;
  if (Array.isArray(patch)) {
    const item = patch.find((each: Json, index) => (nameOf(each) ?? String(index)) === step);
    return mentions(item, rest);
  }
  return isObject(patch) ? mentions(patch[step], rest) : true;
}

function pointer(path: string, object: KubeObject): readonly string[] {
  const steps = path.split('/').slice(1);
  return namedPath(
    object,
    steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')),
  );
}

function isAbove(outer: readonly string[], inner: readonly string[]): boolean {
  return outer.every((step, index) => inner[index] === step);
}

/** The names that paths begin with together. */
function common(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('.'));
  const differs = first.findIndex((name, index) => others.some((other) => other[index] !== name));
  return first.slice(0, differs < 0 ? undefined : differs).join('.');
}
