import { expect, test } from 'vitest';
import { literal } from './literal.js';

test('the outermost object takes a line for each property', () => {
  expect(literal({ name: 'api', count: 2, on: true, none: null }, 0)).toBe(
    "{\n  name: 'api',\n  count: 2,\n  on: true,\n  none: null,\n}",
  );
});

test('small objects stand on one line and deep ones do not', () => {
  const value = { ports: { http: { port: 80 } }, probes: { readiness: { check: { http: '/' } } } };
  expect(literal(value, 0)).toBe(
    [
      '{',
      '  ports: { http: { port: 80 } },',
      '  probes: {',
      "    readiness: { check: { http: '/' } },",
      '  },',
      '}',
    ].join('\n'),
  );
});

test('a line keeps within 110 characters', () => {
  const text = 'x'.repeat(40);
  const printed = literal({ list: [text, text, text], object: { a: text, b: text, c: text } }, 0);
  expect(printed).toBe(
    [
      '{',
      '  list: [',
      ...Array(3).fill(`    '${text}',`),
      '  ],',
      '  object: {',
      `    a: '${text}',\n    b: '${text}',\n    c: '${text}',`,
      '  },',
      '}',
    ].join('\n'),
  );
});

test('a comment stands above its value and opens the objects around it', () => {
  expect(literal({ a: { b: 1, c: 2 } }, 0, { 'a.c': 'why' })).toBe(
    '{\n  a: {\n    b: 1,\n    // why\n    c: 2,\n  },\n}',
  );
});

test('what is printed reads back as it was', () => {
  const value = {
    "it's": 'say "so"',
    'a-b': "it's",
    quote: 'a "word" and \\ and \n',
    both: `'"`,
    empty: {},
    none: [],
    nested: [{ a: [1, 2] }],
  };
  expect(new Function(`return ${literal(value, 0)}`)()).toEqual(value);
});
