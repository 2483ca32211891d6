import { isObject, type JsonObject } from '../json.js';
import { otherKind, otherWord } from './finding.js';
import type { Look } from './looks.js';
import type { Shape, Word } from './shape.js';

/** Deeper than any data that a person writes; what is deeper holds itself. */
const deepest = 100;

const plain: { readonly [shape: string]: { readonly of: string; readonly is: (value: unknown) => boolean } } =
  {
    any: { of: 'anything', is: () => true },
    json: { of: 'plain data', is: (value) => isJson(value, 0) },
    text: { of: 'a text', is: (value) => typeof value === 'string' },
    number: { of: 'a number', is: Number.isFinite },
    boolean: { of: 'true or false', is: (value) => typeof value === 'boolean' },
    null: { of: 'null', is: (value) => value === null },
  };

/**
 * A look at a value that is neither a list nor an object.
 *
 * @param shapes that it may have
 * @param all the same with what else there may be, to say what is wanted
 */
export function plainLook(shapes: readonly Shape[], all: readonly Shape[] = shapes): Look {
  const kinds = shapes.flatMap((shape) => (typeof shape === 'string' ? (plain[shape]?.is ?? []) : []));
  const words = shapes.flatMap((shape): readonly Word[] =>
    typeof shape === 'object' && 'is' in shape ? shape.is : [],
  );
  const [is] = kinds;
  // Almost all of them are of one kind.
  if (is !== undefined && kinds.length === 1 && words.length === 0) {
    const wanted = all.map(kindOf).join(' or ');
    return (value, walk) => {
      if (!is(value)) otherKind(value, wanted, walk);
    };
  }
  const known = new Set<unknown>(words);
  return (value, walk) => {
    if (known.has(value) || kinds.some((isOfKind) => isOfKind(value))) return;
    const isWord = words.some((word) => typeof word === typeof value);
    if (isWord && all.length === 1) otherWord(value as Word, words, walk);
    else if (isWord) otherWord(value as Word, [...words, ...all.filter(hasNoWords).map(kindOf)], walk);
    else otherKind(value, all.map(kindOf).join(' or '), walk);
  };
}

/** What a shape is called in a sentence. */
export function kindOf(shape: Shape): string {
  if (typeof shape === 'string') return plain[shape]?.of ?? shape;
  if ('is' in shape) return shape.is.length === 1 ? `${shape.is[0]}` : `one of ${shape.is.join(', ')}`;
  return 'list' in shape ? 'a list' : 'an object';
}

const hasNoWords = (shape: Shape): boolean => typeof shape === 'string' || !('is' in shape);

/** An object of entries and nothing else: a date or a set has none, and would be printed as something else. */
export function isData(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  for (const _ in value) return true;
  return Object.prototype.toString.call(value) === '[object Object]';
}

function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (depth > deepest) return false;
  if (Array.isArray(value)) return value.every((each) => isJson(each, depth + 1));
  if (!isData(value) || Object.hasOwn(value, '__proto__')) return false;
  return Object.values(value).every((each) => each === undefined || isJson(each, depth + 1));
}
