import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Environments, FairleadWorkspace } from './fairlead-workspace.js';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fairlead-workspace-'));
  // Keeps projen from installing packages once the files are written.
  vi.stubEnv('PROJEN_DISABLE_POST', 'true');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

/** A platform with these environments, in which these services run. */
function resolution(environments: readonly string[], services: readonly string[] = ['api']): Environments {
  const files = environments.flatMap((name) => [
    { path: `environments/${name}/environment.json`, content: `{ "name": "${name}" }\n` },
    ...services.map((service) => ({
      path: `environments/${name}/services/${service}.json`,
      content: `{ "service": "${service}", "environment": "${name}" }\n`,
    })),
  ]);
  return { environments: environments.map((name) => ({ name, retired: false })), files };
}

function sample(): FairleadWorkspace {
  return new FairleadWorkspace({
    name: 'sample',
    description: 'A sample',
    outdir: root,
    devDependencies: { nx: '24.0.6' },
    installScripts: ['nx'],
  });
}

function write(platform: Environments): void {
  const workspace = sample();
  workspace.addPackage('model');
  workspace.addPackage('k8s', { uses: ['model'], bundle: { entries: ['src/task.ts'] } });
  workspace.addEnvironments(platform);
  workspace.synth();
}

/** Every file below the root with its content. */
function tree(): Record<string, string> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith('.git/') && statSync(join(root, path)).isFile())
    .sort();
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

function changed(before: Record<string, string>, after: Record<string, string>): readonly string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].filter((path) => before[path] !== after[path]).sort();
}

test('writing twice changes nothing', () => {
  write(resolution(['dev', 'prod']));
  const first = tree();
  write(resolution(['dev', 'prod']));
  expect(changed(first, tree())).toEqual([]);
});

test('a resolved file that stands is not written again', () => {
  const file = join(root, 'apps/environments/dev/environment.json');
  write(resolution(['dev']));
  const { ino, mtimeMs } = statSync(file);
  write(resolution(['dev']));
  expect(statSync(file)).toMatchObject({ ino, mtimeMs });
});

test.each([
  'nx.json',
  'package.json',
  '.github/workflows/ci.yml',
  'packages/k8s/package.json',
  'apps/environments/dev/project.json',
  'apps/environments/dev/services/api.json',
])('%s is restored when somebody edits it', (file) => {
  write(resolution(['dev']));
  const before = tree();
  appendFileSync(join(root, file), '\n');
  write(resolution(['dev']));
  expect(changed(before, tree())).toEqual([]);
});

test('a new environment changes nothing outside its folder', () => {
  write(resolution(['dev']));
  const before = tree();
  write(resolution(['dev', 'stg']));
  expect(changed(before, tree())).toEqual([
    'apps/environments/stg/.projen/files.json',
    'apps/environments/stg/environment.json',
    'apps/environments/stg/project.json',
    'apps/environments/stg/services/api.json',
  ]);
});

test('a new service changes nothing outside the environments that run it', () => {
  write(resolution(['dev']));
  const before = tree();
  write(resolution(['dev'], ['api', 'web']));
  expect(changed(before, tree())).toEqual([
    'apps/environments/dev/.projen/files.json',
    'apps/environments/dev/services/web.json',
  ]);
});

test('a service that leaves takes its resolved file along', () => {
  write(resolution(['dev'], ['api', 'web']));
  write(resolution(['dev'], ['api']));
  expect(Object.keys(tree())).not.toContain('apps/environments/dev/services/web.json');
});

test('a reviewer sees resolved files and manifests, and is spared the rest of what is generated', () => {
  write(resolution(['dev']));
  execFileSync('git', ['init', '--quiet', root]);
  const marked = (path: string) =>
    execFileSync('git', ['-C', root, 'check-attr', 'linguist-generated', '--', path], { encoding: 'utf8' })
      .trim()
      .endsWith(': set');
  const spared = Object.keys(tree()).filter((path) => !marked(path));
  expect(spared).toEqual([
    'README.md',
    'apps/environments/dev/environment.json',
    'apps/environments/dev/services/api.json',
  ]);
  expect(marked('apps/environments/dev/manifests/api/objects.yaml')).toBe(false);
});

test('a resolved file has exactly the bytes that the model printed', () => {
  write(resolution(['dev']));
  expect(tree()['apps/environments/dev/environment.json']).toBe('{ "name": "dev" }\n');
});

test('a resolved file is replaced whole, and what a run that was killed has left is taken away', () => {
  const file = 'apps/environments/dev/services/api.json';
  const [old, half] = [`${file}.old`, 'apps/environments/dev/services/.api.json.7.partial'];
  write(resolution(['dev']));
  const before = tree();
  chmodSync(join(root, file), 0o644);
  writeFileSync(join(root, file), '{ "edited": true }');
  linkSync(join(root, file), join(root, old));
  writeFileSync(join(root, half), '{');
  write(resolution(['dev']));
  // Who has the old file still has all of it.
  expect(tree()).toEqual({ ...before, [old]: '{ "edited": true }' });
  expect(statSync(join(root, file)).mode & 0o777).toBe(0o444);
});

test('a generated file says which file to edit instead', () => {
  write(resolution(['dev']));
  for (const file of ['package.json', 'packages/k8s/package.json', 'apps/environments/dev/project.json']) {
    expect(tree()[file]).toContain('edit .projenrc.ts and run');
  }
});

test('no file names the folder in which it was written', () => {
  write(resolution(['dev']));
  expect(Object.entries(tree()).filter(([, content]) => content.includes(root))).toEqual([]);
});

test('every folder has the files it needs and no Git or task list of its own', () => {
  write(resolution(['dev'], []));
  const files = Object.keys(tree());
  expect(files.filter((path) => path.startsWith('packages/k8s/') || path.startsWith('apps/'))).toEqual([
    'apps/environments/dev/.projen/files.json',
    'apps/environments/dev/environment.json',
    'apps/environments/dev/project.json',
    'apps/tsconfig.json',
    'packages/k8s/.projen/files.json',
    'packages/k8s/package.json',
    'packages/k8s/tsconfig.json',
  ]);
});

test('an environment cannot have the name of a package', () => {
  expect(() => write(resolution(['k8s']))).toThrow(/FL_NAME_RESERVED .*packages\/k8s has this name/s);
});

test('an environment that the platform forgot is named before anything is written', () => {
  mkdirSync(join(root, 'apps/environments/old/releases'), { recursive: true });
  expect(() => write(resolution(['dev']))).toThrow(/FL_ENVIRONMENT_ABANDONED apps\/environments\/old/);
  expect(Object.keys(tree())).toEqual([]);
});

test('a package cannot use one that the workspace does not have', () => {
  const workspace = sample();
  workspace.addPackage('k8s', { uses: ['modle'] });
  expect(() => workspace.addEnvironments(resolution(['dev']))).toThrow(
    /FL_PACKAGE_UNKNOWN .*k8s.uses = "modle"/,
  );
});

test('definitions that are wrong are told, and change nothing', async () => {
  const told: string[] = [];
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0);
  try {
    await sample().write('apps/platform.ts');
    expect(process.exitCode).toBe(1);
  } finally {
    stderr.mockRestore();
    process.exitCode = undefined;
  }
  expect(told.join('')).toContain('FL_DEFINITION_MISSING apps/platform.ts');
  expect(Object.keys(tree())).toEqual([]);
});
