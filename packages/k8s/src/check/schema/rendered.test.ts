import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { KubeObject } from '../../object.js';
import { schemaProblems } from './validate.js';

const golden = new URL('../../../golden/', import.meta.url);
const files = readdirSync(golden, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.includes('expected') && path.endsWith('.yaml') && !path.endsWith('kustomization.yaml'),
);

test.each(files)('what %s holds has the fields of its kind', (path) => {
  const documents = parseAllDocuments(readFileSync(new URL(path, golden), 'utf8'));
  const objects = documents.map((document) => document.toJS() as KubeObject | null);
  const problems = objects.flatMap((object) => (object === null ? [] : schemaProblems(object)));
  expect(problems.map(({ object, path: at, what }) => `${object.kind} ${at.join('.')} ${what}`)).toEqual([]);
});

test('there is something to look at', () => {
  expect(files.length).toBeGreaterThan(5);
  expect(fileURLToPath(golden)).toContain('golden');
});
