import { fileURLToPath } from 'node:url';
import { readFolder, writeFolder } from '@fairlead/files';
import { expect, test } from 'vitest';
import { excerpt } from './excerpt.js';
import { renderFeature, slug } from './render.js';
import { areas } from './table.js';

const golden = fileURLToPath(new URL('../../golden-features', import.meta.url));
const rewrite = process.env['GOLDEN'] === 'write';
if (rewrite && process.env['CI']) throw new Error('golden files are written by people, not by CI');

const rows = areas.flatMap(({ name, features }) => features.map((feature) => ({ area: name, ...feature })));
const pathOf = (row: (typeof rows)[number]) => `${row.area}/${slug(row)}.yaml`;

test.each(areas)('the golden files of $name are what its examples render', ({ name, features }) => {
  const rendered = new Map(features.map((feature) => [`${slug(feature)}.yaml`, renderFeature(feature)]));
  const inOrder = new Map([...rendered].sort(([a], [b]) => (a < b ? -1 : 1)));
  if (rewrite) writeFolder(`${golden}/${name}`, inOrder);
  expect(inOrder).toEqual(readFolder(`${golden}/${name}`, ['*.yaml']));
});

test('no golden file is of a feature that is not there', () => {
  expect([...readFolder(golden, ['*/*.yaml']).keys()].sort()).toEqual(rows.map(pathOf).sort());
});

test('a row that shows nothing is a mistake', () => {
  expect(() => excerpt({ kind: 'A', metadata: { name: 'a' } }, ['spec'])).toThrow('A a has no spec');
  const [first] = rows;
  if (first) expect(() => renderFeature({ ...first, shows: { 'Pod/x': [] } })).toThrow('no Pod/x');
});

test('an excerpt keeps what is above a field and leaves out what is beside it', () => {
  const containers = [
    { name: 'a', image: 'x', args: ['1'] },
    { name: 'b', image: 'y' },
  ];
  const object = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', uid: '1' }, spec: { containers } };
  expect(excerpt(object, ['spec.containers.a.image', 'spec.containers.a.args'])).toEqual({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p' },
    spec: { containers: [{ name: 'a', image: 'x', args: ['1'] }] },
  });
});
