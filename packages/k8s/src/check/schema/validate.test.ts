import type { JsonObject } from '@fairlead/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KubeObject } from '../../object.js';
import { good } from '../testing/good.js';
import { assumedKinds, knownKinds } from './kinds.js';
import { amountOf, isQuantity } from './quantity.js';
import { schemaProblems } from './validate.js';

function said(object: object): readonly string[] {
  return schemaProblems(object as KubeObject).map(
    ({ path, what, mend }) => `${path.join('.')} ${what}; ${mend}`,
  );
}

const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };

test('a field that the kind does not have is told with the one that was meant', () => {
  expect(said({ ...configMap, metdata: {} })).toEqual([
    'metdata is no field of ConfigMap; did you mean metadata?',
  ]);
  const spec = {
    template: { spec: { containers: [{ name: 'a', imagePulPolicy: 'Always' }] } },
    selector: {},
  };
  expect(said({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a' }, spec })).toEqual([
    'spec.template.spec.containers.0.imagePulPolicy is no field of spec.template.spec.containers.0; did you mean imagePullPolicy?',
  ]);
});

test('null is no value: what stays empty by mistake is found', () => {
  expect(said({ ...configMap, data: null })).toEqual([
    'data is not an object; give it a value, or leave it out',
  ]);
});

test('a word that is not allowed is told with the one that was meant', () => {
  const spec = { podSelector: {}, policyTypes: ['egress'] };
  const object = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'a' }, spec };
  expect(said(object)).toEqual(['spec.policyTypes.0 is none of Ingress, Egress; did you mean Egress?']);
});

test.each(['hasOwnProperty', 'constructor', '__proto__'])('%s is no field of anything', (name) => {
  expect(said({ ...configMap, data: JSON.parse(`{"${name}":"x"}`) })).toEqual([]);
  expect(said({ ...configMap, ...JSON.parse(`{"x${name}":"x"}`) })).toHaveLength(1);
  expect(schemaProblems({ apiVersion: 'v1', kind: name, metadata: { name: 'a' } })).toMatchObject([
    { code: 'FL_SCHEMA_UNKNOWN', severity: 'warning' },
  ]);
});

test.each([
  ['250m', 0.25],
  ['1Gi', 2 ** 30],
  ['0.5', 0.5],
  ['1e3', 1000],
  ['12E', 12e18],
  ['.5k', 500],
])('%s is a quantity', (text, amount) => {
  expect(isQuantity(text)).toBe(true);
  expect(amountOf(text)).toBe(amount);
});

test.each(['', '1Go', 'one', '1 Gi', '1GiB', '--1'])('%j is no quantity', (text) => {
  expect(isQuantity(text)).toBe(false);
  expect(amountOf(text)).toBeNaN();
});

test('every kind that was written from documentation is called assumed', () => {
  expect(knownKinds).toEqual(expect.arrayContaining([...assumedKinds]));
  expect(assumedKinds.every((kind) => /gke\.io|cloud\.google\.com/.test(kind))).toBe(true);
});

test('whatever stands where a field is, it is judged and nothing breaks', () => {
  const deployment = good['Deployment/web'];
  const spec = deployment?.['spec'] as JsonObject;
  const fields = Object.keys(spec);
  fc.assert(
    fc.property(fc.constantFrom(...fields), fc.jsonValue(), (field, value) => {
      const object = { ...deployment, spec: { ...spec, [field]: value } };
      expect(() => schemaProblems(object as unknown as KubeObject)).not.toThrow();
    }),
  );
});

test('a field of any other name is always found', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.jsonValue(), (name, value) => {
      fc.pre(
        !['apiVersion', 'kind', 'metadata', 'data', 'binaryData', 'immutable'].includes(name) &&
          name !== '__proto__',
      );
      expect(schemaProblems({ ...configMap, [name]: value } as unknown as KubeObject)).toMatchObject([
        { code: 'FL_SCHEMA_FIELD', path: [name] },
      ]);
    }),
  );
});
