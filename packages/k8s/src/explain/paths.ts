import { isObject, type Json } from '@fairlead/model';
import { keyOf } from '../merge-by-key.js';

/** Names of what is inside a value: fields, and items of a list by their key or else by their number. */
export function namesIn(value: Json | undefined, list: string): readonly string[] {
  if (Array.isArray(value)) {
    const items: readonly Json[] = value;
    const key = keyOf(items, list);
    return items.map((item, index) => nameOf(item, key) ?? String(index));
  }
  return isObject(value) ? Object.keys(value).filter((name) => value[name] !== undefined) : [];
}

/** Claims of a StatefulSet are objects, and so their names stand in their metadata. */
function nameOf(item: Json, key: string | undefined): string | undefined {
  if (!isObject(item)) return undefined;
  if (key !== undefined) return String(item[key]);
  const { metadata } = item;
  return isObject(metadata) && typeof metadata['name'] === 'string' ? metadata['name'] : undefined;
}

/** What has the name inside a value; items of a list also by their number. */
export function step(value: Json | undefined, list: string, name: string): Json | undefined {
  if (!Array.isArray(value)) return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  const index = namesIn(value, list).indexOf(name);
  return (value as readonly Json[])[index < 0 ? indexOf(name) : index];
}

const indexOf = (name: string): number => (/^\d+$/.test(name) ? Number(name) : -1);

/** The value at a path of names. */
export function valueAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce((here, name, depth) => step(here, path[depth - 1] ?? '', name), value);
}

/** How far a path of a question leads. */
export interface Found {
  /** With the names that items of lists have. */
  readonly path: readonly string[];
  /** What was asked for and is not there. */
  readonly missing?: string;
}

/** Reads a path with dots; names may contain dots themselves, such as those of annotations and files. */
export function findPath(value: Json | undefined, asked: string): Found {
  let here = value;
  let rest = asked === '' ? [] : asked.split('.');
  const path: string[] = [];
  while (rest.length > 0) {
    const list = path.at(-1) ?? '';
    const length =
      rest.findIndex((_, i) => step(here, list, rest.slice(0, i + 1).join('.')) !== undefined) + 1;
    if (length === 0) return { path, missing: rest.join('.') };
    const name = rest.slice(0, length).join('.');
    const names = namesIn(here, list);
    path.push(names.includes(name) ? name : (names[indexOf(name)] ?? name));
    here = step(here, list, name);
    rest = rest.slice(length);
  }
  return { path };
}

/** Paths of every field below a path. A list whose items have no key is one value, and so is what is empty. */
export function leaves(value: Json | undefined, path: readonly string[]): readonly (readonly string[])[] {
  const list = path.at(-1) ?? '';
  const names = namesIn(value, list);
  const numbered = Array.isArray(value) && names.some((name, index) => name === String(index));
  if (names.length === 0 || numbered) return [path];
  return names.flatMap((name) => leaves(step(value, list, name), [...path, name]));
}
