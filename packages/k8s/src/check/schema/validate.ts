import { isObject, type Json, type JsonObject, nearest } from '@fairlead/model';
import type { KubeObject } from '../../object.js';
import type { ObjectProblem } from '../problem.js';
import { knownKinds, shapeOfKind, shapes } from './kinds.js';
import { isQuantity } from './quantity.js';
import type { Fields, Shape } from './shape.js';

/**
 * What an API server that validates strictly would refuse about an object: fields that its kind does not have,
 * values of another type, words that are none of the allowed, and what is missing. Values that only the
 * kind's own rules refuse (a name too long, two fields that exclude each other) are not seen.
 */
export function schemaProblems(object: KubeObject): readonly ObjectProblem[] {
  const shape = shapeOfKind(object.apiVersion, object.kind);
  if (shape === undefined) return [unknownKind(object)];
  const problems: ObjectProblem[] = [];
  visit(object, shape, { object, path: [], problems });
  return problems;
}

/** Where the walk is. The path is one list that grows and shrinks: almost every value is right. */
interface Walk {
  readonly object: KubeObject;
  readonly path: (string | number)[];
  readonly problems: ObjectProblem[];
}

function visit(value: Json | undefined, index: number, walk: Walk): void {
  const shape = shapes[index];
  if (shape === undefined || shape === 'any') return;
  if (typeof shape === 'string') visitScalar(value, shape, walk);
  else if ('fields' in shape) visitFields(value, shape, walk);
  else if ('list' in shape) visitList(value, shape.list, walk);
  else if ('map' in shape) visitMap(value, shape.map, walk);
  else visitWord(value, shape.enum, walk);
}

function visitFields(value: Json | undefined, { fields, required, open }: Fields, walk: Walk): void {
  if (!isObject(value)) {
    wrongType(value, 'an object', walk);
    return;
  }
  for (const name in value) {
    const below = value[name];
    if (below === undefined) continue;
    const shape = Object.hasOwn(fields, name) ? fields[name] : undefined;
    walk.path.push(name);
    if (shape !== undefined) visit(below, shape, walk);
    else if (!open) unknownField(name, below, fields, walk);
    walk.path.pop();
  }
  for (const name of required ?? []) if (value[name] === undefined) missing(name, walk);
}

function visitList(value: Json | undefined, item: number, walk: Walk): void {
  if (!Array.isArray(value)) {
    wrongType(value, 'a list', walk);
    return;
  }
  for (const [at, each] of (value as readonly Json[]).entries()) {
    walk.path.push(at);
    visit(each, item, walk);
    walk.path.pop();
  }
}

function visitMap(value: Json | undefined, entry: number, walk: Walk): void {
  if (!isObject(value)) {
    wrongType(value, 'an object', walk);
    return;
  }
  for (const name in value) {
    walk.path.push(name);
    visit(value[name], entry, walk);
    walk.path.pop();
  }
}

function visitScalar(value: Json | undefined, shape: ScalarShape, walk: Walk): void {
  const { of, is } = scalars[shape];
  if (!is(value)) wrongType(value, of, walk);
}

type ScalarShape = Extract<Shape, string>;

const isText = (value: unknown) => typeof value === 'string';

/** What each plain shape is called, and what is one. */
const scalars: {
  readonly [S in ScalarShape]: { readonly of: string; readonly is: (value: unknown) => boolean };
} = {
  any: { of: 'anything', is: () => true },
  boolean: { of: 'true or false', is: (value) => typeof value === 'boolean' },
  'int-or-string': {
    of: 'a whole number or a text',
    is: (value) => isText(value) || Number.isInteger(value),
  },
  integer: { of: 'a whole number', is: Number.isInteger },
  number: { of: 'a number', is: (value) => typeof value === 'number' },
  quantity: {
    of: "a quantity such as '250m' or '1Gi'",
    is: (value) => typeof value === 'number' || (typeof value === 'string' && isQuantity(value)),
  },
  string: { of: 'a text', is: isText },
};

function visitWord(value: Json | undefined, words: readonly string[], walk: Walk): void {
  if (typeof value !== 'string') wrongType(value, `one of ${words.join(', ')}`, walk);
  else if (!words.includes(value)) wrongWord(value, words, walk);
}

function wrongWord(value: string, words: readonly string[], walk: Walk): void {
  const meant = nearest(value, words);
  walk.problems.push({
    ...here(walk, value),
    code: 'FL_SCHEMA_ENUM',
    what: `is none of ${words.join(', ')}`,
    mend: meant === undefined ? 'write one of them' : `did you mean ${meant}?`,
  });
}

function wrongType(value: Json | undefined, wanted: string, walk: Walk): void {
  walk.problems.push({
    ...here(walk, value),
    code: 'FL_SCHEMA_TYPE',
    what: `is not ${wanted}`,
    mend: value === null ? 'give it a value, or leave it out' : `write ${wanted}`,
  });
}

function unknownField(name: string, value: Json, fields: JsonObject, walk: Walk): void {
  const names = Object.keys(fields);
  const meant = nearest(name, names);
  walk.problems.push({
    ...here(walk, value),
    code: 'FL_SCHEMA_FIELD',
    what: `is no field of ${walk.path.length === 1 ? walk.object.kind : placeAbove(walk)}`,
    mend: meant === undefined ? `write one of ${names.sort().join(', ')}` : `did you mean ${meant}?`,
  });
}

const placeAbove = ({ path }: Walk): string => path.slice(0, -1).join('.');

function missing(name: string, walk: Walk): void {
  walk.problems.push({
    ...here(walk, undefined),
    path: [...walk.path, name],
    code: 'FL_SCHEMA_MISSING',
    what: 'is missing',
    mend: 'give it a value: its kind cannot do without',
  });
}

function here({ object, path }: Walk, value: Json | undefined) {
  return { object, path: [...path], value };
}

/** Kinds of other projects are a matter of their own: what is not known is said, and is no mistake. */
function unknownKind(object: KubeObject): ObjectProblem {
  const kind = `${object.apiVersion}/${object.kind}`;
  const meant = nearest(kind, knownKinds);
  return {
    code: 'FL_SCHEMA_UNKNOWN',
    severity: 'warning',
    object,
    path: ['kind'],
    value: kind,
    what: 'is a kind whose fields are not known here, so nothing was said about them',
    mend: `let an API server look at it (server-side dry run)${meant === undefined ? '' : `, or write ${meant} if that was meant`}`,
  };
}
