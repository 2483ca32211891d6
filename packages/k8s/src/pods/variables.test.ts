import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderedVariables } from './variables.js';

test('a variable stands after those that its value refers to', () => {
  const variables = { A: { value: '$(C)/$(B)' }, B: { value: '$(C)' }, C: { value: 'x' }, D: { value: '' } };
  expect(orderedVariables(variables)).toEqual(['C', 'B', 'A', 'D']);
});

test('what is escaped or not there is no reference', () => {
  expect(orderedVariables({ A: { value: '$$(B) $(X)' }, B: { value: '' } })).toEqual(['A', 'B']);
});

test('a circle ends', () => {
  expect(orderedVariables({ A: { value: '$(B)' }, B: { value: '$(A)' } })).toEqual(['B', 'A']);
});

test('every variable stands exactly once, whatever refers to what', () => {
  const name = fc.constantFrom('A', 'B', 'C', 'D', 'E');
  const value = fc
    .array(name, { maxLength: 3 })
    .map((names) => ({ value: names.map((n) => `$(${n})`).join('') }));
  fc.assert(
    fc.property(fc.dictionary(name, value), (variables) => {
      expect([...orderedVariables(variables)].sort()).toEqual(Object.keys(variables).sort());
    }),
  );
});
