import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Extent } from './looks.js';
import { Looks } from './looks.js';
import { parseShape } from './notation.js';
import { findingsOf } from './resolved.js';

/** What is said of a value, as text. */
function said(shape: string, value: unknown, extent: Extent = 'whole'): readonly string[] {
  const looks = new Looks(() => parseShape('{name: text}'));
  return findingsOf(looks, { shape: parseShape(shape), extent }, value).map(
    ({ path, what, mend }) => `${path} ${what}; ${mend}`,
  );
}

const auth = "{kind: 'none'} | {kind: 'basic', secret: text} | {kind: 'external', url: text}";

test('a field that there is not is told with the one that was meant, which is not missing then', () => {
  expect(said('{timeout: number}', { timeuot: 5 })).toEqual([
    'timeuot is not a field of this; did you mean timeout?',
  ]);
  expect(said('{a?: text, b?: text}', { colour: 5 })).toEqual([
    'colour is not a field of this; use one of a, b',
  ]);
  expect(said('{}', { constructor: 5 })).toHaveLength(1);
});

test('a word that there is not is told with the one that was meant', () => {
  expect(said("'terminate' | 'none'", 'terminat')).toEqual([
    ' is none of terminate, none; did you mean terminate?',
  ]);
  expect(said("number | 'never'", 'nevr')).toEqual([' is none of never, a number; did you mean never?']);
});

test.each([
  ['text', 5, 'a text'],
  ['number', Number.NaN, 'a number'],
  ['boolean', 'true', 'true or false'],
  ['text[]', 'www', 'a list'],
  ['{*: text}', ['www'], 'an object'],
  ['{name: text}', new Date(0), 'an object'],
  ['false | {name: text}', 'x', 'false or an object'],
  ["'a' | 'b'", 5, 'one of a, b'],
  ['text | {name: text}[]', {}, 'a text or a list'],
  ['json', () => 5, 'plain data'],
])('what is no %s is told so', (shape, value, wanted) => {
  expect(said(shape, value)).toEqual([` is not ${wanted}; write ${wanted}`]);
});

test('one of several forms is told by its word', () => {
  expect(said(auth, { kind: 'basic', secret: 'x' })).toEqual([]);
  expect(said(auth, { kind: 'basic' })).toEqual(['secret is missing; say what it is']);
  expect(said(auth, { secret: 'x' })).toEqual(['kind is missing; write one of none, basic, external']);
  expect(said(auth, { kind: 'basik', secret: 5 })).toEqual([
    'kind is none of none, basic, external; did you mean basic?',
  ]);
});

test('without such a word the form is the one of which the least is wrong', () => {
  const check = '{http: text, port: text} | {tcp: text} | {exec: text[]}';
  expect(said(check, { tcp: 'http' })).toEqual([]);
  expect(said(check, { htp: '/', port: 'http' })).toEqual(['htp is not a field of this; did you mean http?']);
  expect(said(check, { tcp: 5 })).toEqual(['tcp is not a text; write a text']);
});

test('of a part anything may be absent or taken away, but for what is taken whole', () => {
  const shape = `{name: text, auth: ${auth}, paths: {path: text, match: text}[]}`;
  expect(said(shape, { name: null }, 'part')).toEqual([]);
  expect(said(shape, { auth: { kind: 'basic' } }, 'part')).toEqual([
    'auth.secret is missing; say what it is',
  ]);
  expect(said(shape, { paths: [{ path: '/' }] }, 'part')).toEqual([
    'paths.0.match is missing; say what it is',
  ]);
  expect(said(shape, { name: null })).toHaveLength(3);
});

test('what stands beside named fields can have a form of its own', () => {
  expect(said('{apiVersion: text, *: number}', { apiVersion: 'v1', a: 1, b: 'x' })).toEqual([
    'b is not a number; write a number',
  ]);
});

test('a name that no object can have is refused, and data that holds itself is none', () => {
  expect(said('{*: text}', JSON.parse('{"__proto__":"x"}'))).toEqual([
    '__proto__ is reserved; choose another name',
  ]);
  const endless: { self?: unknown } = {};
  endless.self = endless;
  expect(said('json', endless)).toHaveLength(1);
});

test('whatever a value is, it is looked at and nothing breaks', () => {
  const shape = parseShape(`{a: text | {b?: ${auth}}[], c?: {*: Name}, d: json, e: 1 | 2 | false}`);
  const looks = new Looks(() => parseShape('text'));
  const anything = fc.oneof(
    fc.anything({ withNullPrototype: true, withDate: true, withMap: true }),
    fc.object(),
  );
  fc.assert(
    fc.property(anything, anything, anything, (a, c, d) => {
      for (const value of [a, { a, c, d }]) {
        const findings = findingsOf(looks, { shape, extent: 'whole' }, value);
        expect(() => JSON.stringify(findings)).not.toThrow();
      }
    }),
  );
});
