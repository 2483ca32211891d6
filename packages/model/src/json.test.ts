import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printJson } from './json.js';

const values = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);

/** The same value with the keys of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, part]) => [key, reversed(part)]));
}

test('what is printed reads back as the same value', () => {
  fc.assert(
    fc.property(values, (value) => {
      expect(JSON.parse(printJson(value))).toEqual(value);
    }),
  );
});

test('the order of keys never matters', () => {
  fc.assert(
    fc.property(values, (value) => {
      expect(printJson(reversed(value))).toBe(printJson(value));
    }),
  );
});

test('the order of a list is kept', () => {
  expect(printJson([2, 1])).toBe('[\n  2,\n  1\n]\n');
});

test('keys without a value are left out', () => {
  expect(printJson({ b: undefined, a: { c: undefined } })).toBe('{\n  "a": {}\n}\n');
});

test('a key may be any name', () => {
  const text = '{\n  "__proto__": {\n    "constructor": 1\n  }\n}\n';
  expect(printJson(JSON.parse(text))).toBe(text);
});
