import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A checkout with the launcher, the bundler and a command line of three files. */
function checkout(): string {
  const root = mkdtempSync(join(tmpdir(), 'fairlead-bundle-'));
  folders.push(root);
  for (const file of ['packages/workspace/bundle.mjs', 'packages/cli/bin/fairlead.mjs']) {
    cpSync(join(repository, file), join(root, file));
  }
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  const bundle = { entries: ['src/main.ts', 'src/commands/*.ts'], external: ['./commands/*'] };
  write(root, 'packages/cli/package.json', JSON.stringify({ type: 'module', bundle }));
  write(root, 'packages/cli/src/version.ts', `export const version: string = '1.0.0';`);
  write(root, 'packages/cli/src/commands/greet.ts', `export const greet = (): string => 'hello';`);
  write(root, 'packages/cli/src/commands/greet.test.ts', `throw new Error('a test is no command');`);
  write(
    root,
    'packages/cli/src/main.ts',
    [
      `import { version } from './version.js';`,
      `const { greet } = await import('./commands/greet.js');`,
      `console.log(greet(), version);`,
    ].join('\n'),
  );
  return root;
}

/** Writes a file as if it had been saved an hour ago, so that only what a test edits is young. */
function write(root: string, path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  const hourAgo = new Date(Date.now() - 3_600_000);
  utimesSync(file, hourAgo, hourAgo);
}

function bundle(root: string) {
  const args = [join(root, 'packages/workspace/bundle.mjs'), 'packages/cli'];
  return spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
}

function fairlead(root: string): string {
  return execFileSync(process.execPath, [join(root, 'packages/cli/bin/fairlead.mjs')], { encoding: 'utf8' });
}

function dist(root: string): Record<string, string> {
  const folder = join(root, 'packages/cli/dist');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.includes('.'),
  );
  return Object.fromEntries(files.sort().map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

test('two checkouts in different folders bundle to the same bytes', () => {
  const [one, two] = [checkout(), checkout()];
  bundle(one);
  bundle(two);
  expect(dist(one)).toEqual(dist(two));
  expect(Object.keys(dist(one))).toEqual(['commands/greet.js', 'inputs.json', 'main.js']);
});

test('a command stays a file of its own, so that help loads none', () => {
  const root = checkout();
  bundle(root);
  expect(dist(root)['main.js']).toContain('./commands/greet.js');
  expect(dist(root)['main.js']).not.toContain('hello');
});

test('a source that does not parse leaves the bundle that stood', () => {
  const root = checkout();
  bundle(root);
  const before = dist(root);
  write(root, 'packages/cli/src/version.ts', 'export const version = ;');
  expect(bundle(root)).toMatchObject({ status: 1, stderr: expect.stringContaining('src/version.ts:1:23') });
  expect(dist(root)).toEqual(before);
  expect(readdirSync(join(root, 'packages/cli')).sort()).toEqual(['bin', 'dist', 'package.json', 'src']);
});

test('a bundle is replaced as a whole, so that no removed entry stays', () => {
  const root = checkout();
  bundle(root);
  write(root, 'packages/cli/dist/commands/gone.js', '');
  bundle(root);
  expect(Object.keys(dist(root))).not.toContain('commands/gone.js');
});

/** A command that prints a call of a library, of which it needs one half. */
function callingLibrary(root: string, call: string, without: readonly string[]): void {
  const bundle = { entries: ['src/main.ts'], format: 'cjs', without };
  write(root, 'packages/cli/package.json', JSON.stringify({ type: 'module', bundle }));
  const library = 'packages/cli/node_modules/library';
  const halves = `const heavy = require('./heavy'); exports.pack = () => heavy.pack(); exports.weigh = () => 'light';`;
  write(root, `${library}/package.json`, '{}');
  write(root, `${library}/index.js`, halves);
  write(root, `${library}/heavy.js`, `exports.pack = () => 'a ton of code';`);
  write(root, 'packages/cli/src/main.ts', `import { ${call} } from 'library';\nconsole.log(${call}());`);
}

function runs(root: string) {
  const task = join(root, 'packages/cli/dist/main.cjs');
  return spawnSync(process.execPath, [task], { cwd: root, encoding: 'utf8' });
}

test('what is left out of a bundle is not in it, and what needs none of it runs', () => {
  const root = checkout();
  callingLibrary(root, 'weigh', ['library/heavy.js']);
  bundle(root);
  expect(dist(root)['main.body.cjs']).not.toContain('a ton of code');
  expect(runs(root)).toMatchObject({ status: 0, stdout: 'light\n' });
});

test('whoever calls what was left out is told its name', () => {
  const root = checkout();
  callingLibrary(root, 'pack', ['library/heavy.js']);
  bundle(root);
  const stderr = expect.stringContaining(
    'library/heavy.js is left out of this bundle: nothing may ask it for pack',
  );
  expect(runs(root)).toMatchObject({ status: 1, stderr });
});

test('leaving out what nothing imports fails the bundle', () => {
  const root = checkout();
  callingLibrary(root, 'weigh', ['library/heavy.js', 'library/moved.js']);
  const stderr = expect.stringContaining('nothing imports library/moved.js');
  expect(bundle(root)).toMatchObject({ status: 1, stderr });
});

/** A task of one file, in a checkout whose installed packages are its own. */
function task(root: string, text: string): void {
  rmSync(join(root, 'node_modules'));
  mkdirSync(join(root, 'node_modules'));
  for (const needed of ['esbuild', '@esbuild']) {
    symlinkSync(join(repository, 'node_modules', needed), join(root, 'node_modules', needed));
  }
  const bundle = { entries: ['src/main.ts'], format: 'cjs' };
  write(root, 'packages/cli/package.json', JSON.stringify({ type: 'module', bundle }));
  write(root, 'packages/cli/src/main.ts', text);
}

const cache = 'node_modules/.cache/fairlead';

function compiled(root: string): string {
  const [name = '', ...more] = readdirSync(join(root, cache));
  expect(more).toEqual([]);
  return join(root, cache, name);
}

test('a task keeps what it was compiled to, and runs the same from it', () => {
  const root = checkout();
  task(root, `console.log('hello');`);
  bundle(root);
  expect(runs(root)).toMatchObject({ status: 0, stdout: 'hello\n' });
  const kept = readFileSync(compiled(root));
  expect(runs(root)).toMatchObject({ status: 0, stdout: 'hello\n' });
  expect(readFileSync(compiled(root))).toEqual(kept);
});

test('what was compiled from another source of the same length is not run', () => {
  const root = checkout();
  task(root, `console.log('hello');`);
  bundle(root);
  runs(root);
  write(root, 'packages/cli/src/main.ts', `console.log('world');`);
  bundle(root);
  expect(runs(root)).toMatchObject({ status: 0, stdout: 'world\n' });
});

test('what was compiled and is damaged is made anew', () => {
  const root = checkout();
  task(root, `console.log('hello');`);
  bundle(root);
  runs(root);
  const sound = readFileSync(compiled(root));
  const half = Math.floor(sound.length / 2);
  for (const damaged of [sound.subarray(0, half), Buffer.from(sound).fill(0, half, half + 64), Buffer.of()]) {
    writeFileSync(compiled(root), damaged);
    expect(runs(root)).toMatchObject({ status: 0, stdout: 'hello\n', stderr: '' });
    expect(readFileSync(compiled(root)).length).toBeGreaterThan(half);
  }
});

test('a task that fails keeps nothing, and its trace names the bundle', () => {
  const root = checkout();
  task(root, `throw new Error('a storm');`);
  bundle(root);
  expect(runs(root)).toMatchObject({ status: 1, stderr: expect.stringContaining('dist/main.body.cjs:1') });
  expect(existsSync(join(root, cache))).toBe(false);
});

test('a fresh clone runs the command at once', () => {
  const root = checkout();
  expect(fairlead(root)).toBe('hello 1.0.0\n');
  expect(existsSync(join(root, 'packages/cli/dist/main.js'))).toBe(true);
});

test('an edited source is bundled before the command runs, and only then', () => {
  const root = checkout();
  fairlead(root);
  writeFileSync(join(root, 'packages/cli/dist/main.js'), `console.log('as it was bundled');`);
  expect(fairlead(root)).toBe('as it was bundled\n');
  writeFileSync(join(root, 'packages/cli/src/version.ts'), `export const version = '2.0.0';`);
  expect(fairlead(root)).toBe('hello 2.0.0\n');
});

test('a published package has no sources and needs no bundler', () => {
  const root = checkout();
  bundle(root);
  rmSync(join(root, 'packages/cli/src'), { recursive: true });
  rmSync(join(root, 'packages/workspace'), { recursive: true });
  expect(fairlead(root)).toBe('hello 1.0.0\n');
});
