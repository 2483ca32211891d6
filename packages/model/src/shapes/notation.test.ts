import { expect, test } from 'vitest';
import { parseShape } from './notation.js';
import type { Shape } from './shape.js';

test.each<[string, Shape]>([
  ['text', 'text'],
  ["'a-b' | 'c/d'", { is: ['a-b', 'c/d'] }],
  ['7 | 30', { is: [7, 30] }],
  ['number | false', [{ is: [false] }, 'number']],
  ['text[][]', { list: { list: 'text' } }],
  ["(text | 'a')[]", { list: [{ is: ['a'] }, 'text'] }],
  ['Other', '#Other'],
  ['{}', { fields: {} }],
  ['{*: json}', { map: 'json' }],
  [
    '{a: text, b-c?: Other[], *: number}',
    {
      fields: { a: 'text', 'b-c?': { list: '#Other' } },
      others: 'number',
    },
  ],
  ["{kind: 'a'} | {kind: 'b'}", [{ fields: { kind: { is: ['a'] } } }, { fields: { kind: { is: ['b'] } } }]],
])('%s is read', (text, shape) => {
  expect(parseShape(text)).toEqual(shape);
});

test.each(['{a: text', '(text', '{', '', '|'])('%j, which nobody writes, is read to its end', (text) => {
  expect(parseShape(text)).toBeDefined();
});
