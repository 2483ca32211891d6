import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FairleadError } from '@fairlead/model';
import { afterEach, expect, test } from 'vitest';
import { readFolder } from './read-folder.js';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-read-'));
  made.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

test('only what a pattern names is read, sorted by path', () => {
  const folder = folderWith({
    'services/web.json': 'web',
    'services/api.json': 'api',
    'services/old/gone.json': 'gone',
    'services/readme.md': 'text',
    'environment.json': 'environment',
    'needs.json': 'needs',
  });
  expect([...readFolder(folder, ['services/*.json', 'environment.json'])]).toEqual([
    ['environment.json', 'environment'],
    ['services/api.json', 'api'],
    ['services/web.json', 'web'],
  ]);
});

test('a star stands for a folder as well as for part of a name', () => {
  const folder = folderWith({ 'manifests/api/objects.yaml': 'a', 'manifests/web/objects.yaml': 'w' });
  expect([...readFolder(folder, ['manifests/*/objects.yaml']).keys()]).toEqual([
    'manifests/api/objects.yaml',
    'manifests/web/objects.yaml',
  ]);
});

test('a star does not match a name that begins with a dot', () => {
  const folder = folderWith({ 'services/.api.json.17.partial': '{', 'services/.hidden.json': '{}' });
  expect(readFolder(folder, ['services/*', 'services/*.json']).size).toBe(0);
});

test('the parts around a star do not overlap', () => {
  expect(readFolder(folderWith({ aba: '' }), ['ab*ba']).size).toBe(0);
});

test('a named file that is not there is left out', () => {
  expect(readFolder(folderWith({ 'a.json': '1' }), ['a.json', 'outputs.json', 'releases/*.json']).size).toBe(
    1,
  );
});

test('a missing folder is said by name', () => {
  const folder = join(folderWith({}), 'nowhere');
  expect(() => readFolder(folder, ['environment.json'])).toThrow(FairleadError);
  expect(() => readFolder(folder, ['environment.json'])).toThrow('FL_FOLDER_MISSING');
});

test('bytes that are not text are refused, every file by name', () => {
  const folder = folderWith({
    'a.json': Buffer.from([0xff, 0xfe]),
    'b.json': Buffer.from([0xc3]),
    'c.json': 'ü',
  });
  expect(() => readFolder(folder, ['*.json'])).toThrow(
    /FL_FILE_NOT_UTF8 .*a\.json[\s\S]*FL_FILE_NOT_UTF8 .*b\.json/,
  );
});
