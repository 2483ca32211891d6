import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FairleadError } from '@fairlead/model';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeDisk } from './disk.js';
import { writeFiles } from './write-files.js';
import { writeFolder } from './write-folder.js';

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fairlead-write-'));
  folder = join(root, 'out');
});
afterEach(() => rmSync(root, { recursive: true }));

const files = (entries: Readonly<Record<string, string>>) => new Map(Object.entries(entries));

function put(entries: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(entries)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Contents by path; a folder is a path that ends in `/`. */
function tree(of = folder): Readonly<Record<string, string>> {
  const entries = existsSync(of) ? readdirSync(of, { recursive: true, encoding: 'utf8' }) : [];
  return Object.fromEntries(
    entries.sort().map((path) => {
      const isFolder = statSync(join(of, path)).isDirectory();
      return isFolder ? [`${path}/`, ''] : [path, readFileSync(join(of, path), 'utf8')];
    }),
  );
}

function codes(act: () => unknown): readonly string[] {
  try {
    act();
  } catch (error) {
    if (error instanceof FairleadError) return error.problems.map(({ code }) => code);
    throw error;
  }
  return [];
}

test('an owned folder holds exactly what was asked for', () => {
  put({ 'api/objects.yaml': 'old', 'gone/objects.yaml': 'x', 'stray.txt': 'x', 'web/objects.yaml': 'same' });
  const done = writeFolder(
    folder,
    files({ 'web/objects.yaml': 'same', 'new/a.yaml': 'a', 'api/objects.yaml': 'new' }),
  );
  expect(done).toEqual({
    written: ['api/objects.yaml', 'new/a.yaml'],
    removed: ['gone/objects.yaml', 'stray.txt'],
    unchanged: 1,
  });
  expect(tree()).toEqual({
    'api/': '',
    'api/objects.yaml': 'new',
    'new/': '',
    'new/a.yaml': 'a',
    'web/': '',
    'web/objects.yaml': 'same',
  });
});

test('a second write of the same touches nothing', () => {
  const wanted = files({ 'a.yaml': 'a', 'b/c.yaml': 'c' });
  writeFolder(folder, wanted);
  const untouchable = new Proxy(nodeDisk, {
    get: (_, step) => () => expect.fail(`${String(step)} was called`),
  });
  expect(writeFolder(folder, wanted, untouchable)).toEqual({ written: [], removed: [], unchanged: 2 });
});

test('with nothing wanted the folder is emptied', () => {
  put({ 'a/b/c.yaml': 'c', 'd.yaml': 'd' });
  mkdirSync(join(folder, 'e/f'), { recursive: true });
  expect(writeFolder(folder, new Map()).removed).toEqual(['a/b/c.yaml', 'd.yaml']);
  expect(tree()).toEqual({});
});

test('with nothing wanted no folder is made', () => {
  writeFolder(folder, new Map());
  expect(existsSync(folder)).toBe(false);
});

test('an owned link is replaced by a file and what it led to stays', () => {
  writeFileSync(join(root, 'elsewhere'), 'theirs');
  mkdirSync(folder);
  symlinkSync('../elsewhere', join(folder, 'a.yaml'));
  symlinkSync('..', join(folder, 'up'));
  writeFolder(folder, files({ 'a.yaml': 'theirs' }));
  expect(tree(root)).toEqual({ elsewhere: 'theirs', 'out/': '', 'out/a.yaml': 'theirs' });
  writeFolder(folder, files({ 'a.yaml': 'ours' }));
  expect(readFileSync(join(root, 'elsewhere'), 'utf8')).toBe('theirs');
});

test('single files are written without touching their neighbours', () => {
  put({ '.terraform.lock.hcl': 'lock', 'cdk.tf.json': 'old', 'sub/theirs': 'x' });
  expect(writeFiles(folder, files({ 'cdk.tf.json': 'new' }))).toEqual({
    written: ['cdk.tf.json'],
    removed: [],
    unchanged: 0,
  });
  expect(tree()).toEqual({
    '.terraform.lock.hcl': 'lock',
    'cdk.tf.json': 'new',
    'sub/': '',
    'sub/theirs': 'x',
  });
});

test('a single file that must not be there is removed, and only that one', () => {
  put({ 'infra/.terraform.lock.hcl': 'lock', 'infra/cdk.tf.json': 'old' });
  const nothing = new Map([['infra/cdk.tf.json', undefined]]);
  expect(writeFiles(folder, nothing)).toEqual({ written: [], removed: ['infra/cdk.tf.json'], unchanged: 0 });
  expect(writeFiles(folder, nothing).removed).toEqual([]);
  expect(tree()).toEqual({ 'infra/': '', 'infra/.terraform.lock.hcl': 'lock' });
});

test('no folder is made for a file that must not be there', () => {
  writeFiles(folder, new Map([['infra/cdk.tf.json', undefined]]));
  expect(existsSync(folder)).toBe(false);
});

test('what a killed run left of the same file goes, of other files it stays', () => {
  put({
    'infra/.cdk.tf.json.17.partial': '{',
    'infra/.other.json.17.partial': '{',
    'infra/cdk.tf.json': 'same',
  });
  expect(writeFiles(folder, files({ 'infra/cdk.tf.json': 'same' })).removed).toEqual([
    'infra/.cdk.tf.json.17.partial',
  ]);
  expect(Object.keys(tree())).toEqual(['infra/', 'infra/.other.json.17.partial', 'infra/cdk.tf.json']);
});

const writers = { writeFolder, writeFiles };
const eachWriter = Object.entries(writers);

test.each(eachWriter)('%s refuses every path that leads out and writes nothing', (_, write) => {
  const bad = ['/etc/passwd', '../a', 'a/../../b', 'a//b', './a', 'a/', '', 'a\\b', 'a\0b', '.', '..'];
  const wanted = new Map([['good.yaml', 'g'], ...bad.map((path) => [path, 'x'] as const)]);
  expect(codes(() => write(folder, wanted))).toEqual(bad.map(() => 'FL_OUTPUT_OUTSIDE'));
  expect(tree(root)).toEqual({});
});

test.each(eachWriter)('%s refuses an output path below a file on the disk', (_, write) => {
  put({ api: 'a file', 'old.yaml': 'old' });
  expect(codes(() => write(folder, files({ 'a.yaml': 'a', 'api/b/objects.yaml': 'x' })))).toEqual([
    'FL_OUTPUT_BELOW_FILE',
  ]);
  expect(tree()).toEqual({ api: 'a file', 'old.yaml': 'old' });
});

test.each(eachWriter)('%s refuses a folder that is a file or below one', (_, write) => {
  writeFileSync(folder, 'a file');
  for (const place of [folder, join(folder, 'deep/er')]) {
    expect(() => write(place, files({ 'a.yaml': 'a' }))).toThrow(`FL_OUTPUT_BELOW_FILE ${folder}\n`);
  }
  expect(readFileSync(folder, 'utf8')).toBe('a file');
});

test.each(eachWriter)('%s refuses to go through a link', (_, write) => {
  mkdirSync(folder);
  symlinkSync('..', join(folder, 'up'));
  expect(codes(() => write(folder, files({ 'up/a.yaml': 'a' })))).toEqual(['FL_OUTPUT_BELOW_FILE']);
  expect(existsSync(join(root, 'a.yaml'))).toBe(false);
});

test.each(eachWriter)('%s refuses a path that is wanted as a file and as a folder', (_, write) => {
  expect(codes(() => write(folder, files({ api: 'x', 'api/a': 'x' })))).toEqual(['FL_OUTPUT_BELOW_FILE']);
  expect(existsSync(folder)).toBe(false);
});

test.each(eachWriter)('%s refuses a file where there is a folder', (_, write) => {
  put({ 'api/a.yaml': 'a' });
  expect(codes(() => write(folder, files({ api: 'x' })))).toEqual(['FL_OUTPUT_IS_FOLDER']);
  expect(tree()).toEqual({ 'api/': '', 'api/a.yaml': 'a' });
});
