import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { assumed } from './assumed.js';
import { assumedLabel, assumedResources, fileOf, printed, withoutDescriptions } from './custom-resources.js';

const folder = fileURLToPath(new URL('crds', import.meta.url));

test('the definitions of assumed kinds are those that are written here', () => {
  const files = readdirSync(`${folder}/assumed`).map((name) => [
    name,
    readFileSync(`${folder}/assumed/${name}`, 'utf8'),
  ]);
  const made = assumedResources().map((each) => [fileOf(each), printed(each)]);
  expect(Object.fromEntries(files)).toEqual(Object.fromEntries(made));
});

test('every assumed kind says that it is', () => {
  const kinds = assumedResources().map(({ spec }) => spec.names.kind);
  expect(kinds.sort()).toEqual(
    Object.keys(assumed)
      .map((name) => name.split('/')[2])
      .sort(),
  );
  for (const { metadata } of assumedResources()) expect(metadata['labels']).toEqual(assumedLabel);
});

test('texts for people are left out, properties of that name are not', () => {
  const schema = { description: 'what it is', properties: { description: { type: 'string' } } };
  expect(withoutDescriptions([schema])).toEqual([{ properties: { description: { type: 'string' } } }]);
});
