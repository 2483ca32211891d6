import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const packages = fileURLToPath(new URL('../..', import.meta.url));

/** What each package may know. What is not named here may not exist. */
const arrows: { readonly [name: string]: readonly string[] } = {
  model: [],
  files: ['model'],
  k8s: ['files', 'model'],
  infra: ['files', 'model'],
  monitors: ['files', 'model'],
  pipeline: ['files', 'model'],
  cluster: ['files', 'model'],
  workspace: ['model'],
  cli: ['cluster', 'files', 'infra', 'k8s', 'model', 'monitors', 'pipeline', 'workspace'],
};

const names = readdirSync(packages).filter((name) => existsSync(join(packages, name, 'package.json')));

/** Every module that a package's sources import, with the file that does. */
function importsOf(name: string): readonly { readonly file: string; readonly module: string }[] {
  const sources = join(packages, name, 'src');
  return readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(sources, file), 'utf8');
      const found = text.matchAll(/(?:^(?:import|export|\})[^'"`\n]* from |^import |\bimport\()'([^']+)'/gm);
      return [...found].map(([, module = '']) => ({ file: join(sources, file), module }));
    });
}

const importedBy = (name: string) =>
  new Set(importsOf(name).flatMap(({ module }) => /^@fairlead\/([^/]+)/.exec(module)?.[1] ?? []));

test.each(names)('%s knows no package but those below it', (name) => {
  const allowed = arrows[name] ?? [];
  expect(Object.keys(arrows)).toContain(name);
  expect([...importedBy(name)].filter((other) => !allowed.includes(other))).toEqual([]);
});

test.each(names)('%s reaches other packages by their names alone', (name) => {
  const outside = importsOf(name).filter(
    ({ file, module }) =>
      module.startsWith('.') && !resolve(dirname(file), module).startsWith(join(packages, name, 'src')),
  );
  expect(outside).toEqual([]);
});

test.each(names)('%s declares what it imports', (name) => {
  const { dependencies = {} } = JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8'));
  const declared = Object.keys(dependencies).map((dependency) => dependency.replace('@fairlead/', ''));
  expect([...importedBy(name)].filter((other) => !declared.includes(other))).toEqual([]);
});

test('the arrows are seen where they are', () => {
  expect([...importedBy('k8s')].sort()).toEqual(['files', 'model']);
});
