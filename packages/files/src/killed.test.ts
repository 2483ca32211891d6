import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { interruptedFile } from './replace.js';
import { writeFiles } from './write-files.js';
import { writeFolder } from './write-folder.js';

let root: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'fairlead-killed-'));
  await build({
    entryPoints: [fileURLToPath(new URL('./testing/killed-writer.ts', import.meta.url))],
    outfile: join(root, 'writer.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
});
afterAll(() => rmSync(root, { recursive: true }));

const before: Readonly<Record<string, string>> = {
  'api/objects.yaml': 'kind: Old\n'.repeat(50),
  'same.yaml': 'kind: Same\n',
  'gone/deep/objects.yaml': 'kind: Gone\n',
};
const wanted: Readonly<Record<string, string>> = {
  'api/objects.yaml': 'kind: New\n'.repeat(60),
  'same.yaml': 'kind: Same\n',
  'new/objects.yaml': 'kind: Added\n'.repeat(40),
};

function contents(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

function run(
  writer: string,
  folder: string,
  killAt: number,
): { readonly killed: boolean; readonly steps: number } {
  const args = [
    join(root, 'writer.mjs'),
    writer,
    folder,
    JSON.stringify(Object.entries(wanted)),
    String(killAt),
  ];
  const { signal, status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (signal !== 'SIGKILL' && status !== 0) throw new Error(stderr);
  return { killed: signal === 'SIGKILL', steps: Number(stdout) };
}

test.each([
  { writer: 'writeFolder', write: writeFolder, left: wanted },
  { writer: 'writeFiles', write: writeFiles, left: { ...before, ...wanted } },
])(
  'a $writer killed at any step leaves whole files, and the next run finishes it',
  ({ writer, write, left }) => {
    const start = join(root, writer, 'start');
    for (const [path, content] of Object.entries(before)) {
      mkdirSync(dirname(join(start, path)), { recursive: true });
      writeFileSync(join(start, path), content);
    }
    const place = (name: string) => {
      cpSync(start, join(root, writer, name), { recursive: true });
      return join(root, writer, name);
    };
    const { steps } = run(writer, place('unharmed'), -1);
    expect(steps).toBeGreaterThanOrEqual(6);

    for (let killAt = 0; killAt < steps; killAt += 1) {
      const folder = place(`killed-${killAt}`);
      expect(run(writer, folder, killAt).killed).toBe(true);
      for (const [path, content] of Object.entries(contents(folder))) {
        if (interruptedFile(path) === undefined) expect([before[path], wanted[path]]).toContain(content);
      }
      for (const path of Object.keys(wanted)) {
        if (before[path] !== undefined) expect(Object.keys(contents(folder))).toContain(path);
      }
      write(folder, new Map(Object.entries(wanted)));
      expect(contents(folder)).toEqual(left);
    }
  },
  60_000,
);
