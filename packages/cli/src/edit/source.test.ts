import { expect, test } from 'vitest';
import { Source } from './source.js';

const service = (overrides: string) =>
  [
    `/** Berths. */`,
    `export default service({`,
    `  name: 'api',`,
    `  overrides: {`,
    overrides,
    `  },`,
    `});`,
    ``,
  ].join('\n');

const withMax = (text: string) =>
  new Source(text).withValue('service', ['overrides', 'stg', 'scaling', 'max'], 4)?.text;

test('a value that stands there is replaced, and nothing else', () => {
  expect(withMax(service('    stg: { scaling: { min: 1, max: /* two */ 2 } }, // small'))).toBe(
    service('    stg: { scaling: { min: 1, max: /* two */ 4 } }, // small'),
  );
});

test('what is missing on the way is added', () => {
  expect(withMax(service('    stg: { scaling: { min: 1 } },'))).toBe(
    service('    stg: { scaling: { min: 1, max: 4 } },'),
  );
  expect(withMax(service('    stg: { scaling: {} },'))).toBe(service('    stg: { scaling: { max: 4 } },'));
  expect(withMax(service('    dev: {},'))).toBe(service('    dev: {},\n    stg: { scaling: { max: 4 } },'));
});

test('a definition without overrides gets them', () => {
  expect(withMax(`export default service({\n  name: 'api',\n});\n`)).toBe(
    `export default service({\n  name: 'api',\n  overrides: { stg: { scaling: { max: 4 } } },\n});\n`,
  );
});

test.each([
  ['a variable', service('    stg: small,')],
  ['another function', `export default environment({});`],
  ['no literal', `export default service(definition);`],
])('a place that is %s is left to a person', (_, text) => {
  expect(withMax(text)).toBeUndefined();
});
