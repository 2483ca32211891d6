import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { apply } from './edit.js';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fairlead-edit-'));
  writeFileSync(join(root, 'service.ts'), 'min: 1, max: 1');
});

afterEach(() => rmSync(root, { recursive: true }));

test('a text that stands once is replaced', () => {
  apply(root, { file: 'service.ts', replace: 'min: 1', by: 'min: 2' });
  expect(readFileSync(join(root, 'service.ts'), 'utf8')).toBe('min: 2, max: 1');
});

test.each([
  ['a text that is gone', { file: 'service.ts', replace: 'mean: 1', by: '' }, 'holds this 0 times'],
  ['a text that stands twice', { file: 'service.ts', replace: ': 1', by: '' }, 'holds this 2 times'],
  ['a file to edit that is gone', { file: 'gone.ts', append: '' }, 'gone.ts is missing'],
  ['a file to create that is there', { file: 'service.ts', create: '' }, 'stands already'],
  ['a file to remove that is gone', { remove: 'gone.ts' }, 'ENOENT'],
] as const)('%s fails the row instead of changing something else', (_, edit, said) => {
  expect(() => apply(root, edit)).toThrow(said);
});
