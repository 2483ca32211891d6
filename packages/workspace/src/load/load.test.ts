import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FairleadError, type Problem } from '@fairlead/model';
import { afterEach, expect, test } from 'vitest';
import { load } from './load.js';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A repository with these files, `apps/services/api/service.ts` among them unless the test says otherwise. */
function repository(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'fairlead-load-'));
  folders.push(root);
  for (const [path, text] of Object.entries({ ...sound, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const sound = {
  'apps/services/api/service.ts': `export default { name: 'api' };`,
  'apps/platform.ts': [
    `import api from './services/api/service.js';`,
    `export default { type: 'platform', folder: 'apps', name: 'sample', services: [api] };`,
  ].join('\n'),
};

async function problemsOf(files: Readonly<Record<string, string>>): Promise<readonly Partial<Problem>[]> {
  const error = await load(repository(files)).catch((thrown: unknown) => thrown);
  if (!(error instanceof FairleadError)) throw new Error(`no problem was found: ${String(error)}`);
  return error.problems.map(({ code, file, path, what }) => ({ code, file, path, what }));
}

test('a platform is what its definitions export', async () => {
  expect(await load(repository({}))).toMatchObject({ name: 'sample', services: [{ name: 'api' }] });
});

test('an edit is seen by the next load', async () => {
  const root = repository({});
  await load(root);
  writeFileSync(join(root, 'apps/services/api/service.ts'), `export default { name: 'edited' };`);
  expect(await load(root)).toMatchObject({ services: [{ name: 'edited' }] });
});

test('nothing is left behind', async () => {
  const root = repository({});
  const before = readdirSync(root, { recursive: true }).sort();
  await load(root);
  expect(readdirSync(root, { recursive: true }).sort()).toEqual(before);
});

test('definitions may use modules of node', async () => {
  const text = `import { posix } from 'node:path';\nexport default { name: posix.join('a', 'b') };`;
  const platform = await load(repository({ 'apps/services/api/service.ts': text }));
  expect(platform.services).toEqual([{ name: 'a/b' }]);
});

test('a repository without a platform is told where one belongs', async () => {
  const error = await load(repository({}), 'apps/absent.ts').catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ problems: [{ code: 'FL_DEFINITION_MISSING', file: 'apps/absent.ts' }] });
});

test('a syntax error names its line', async () => {
  expect(await problemsOf({ 'apps/services/api/service.ts': `// api\nexport default { name: ;` })).toEqual([
    {
      code: 'FL_DEFINITION_SYNTAX',
      file: 'apps/services/api/service.ts',
      path: 'line 2',
      what: 'unexpected ";"',
    },
  ]);
});

test('all files that are wrong are told in one run', async () => {
  const text = `import './one.js';\nimport './two.js';\nexport default { name: 'x' };`;
  expect(await problemsOf({ 'apps/platform.ts': text })).toMatchObject([
    { code: 'FL_MODULE_NOT_FOUND', file: 'apps/platform.ts', path: 'line 1' },
    { code: 'FL_MODULE_NOT_FOUND', file: 'apps/platform.ts', path: 'line 2' },
  ]);
});

test('a package that is not installed is told apart from a file that is not there', async () => {
  const text = `import absent from 'absent-package';\nexport default absent;`;
  expect(await problemsOf({ 'apps/services/api/service.ts': text })).toMatchObject([
    { code: 'FL_MODULE_NOT_FOUND', what: 'there is no such package in node_modules' },
  ]);
});

test('a service without a default export is the file to edit, not the one that imports it', async () => {
  expect(await problemsOf({ 'apps/services/api/service.ts': `export const api = {};` })).toEqual([
    {
      code: 'FL_EXPORT_MISSING',
      file: 'apps/services/api/service.ts',
      path: '',
      what: 'there is no default export, and apps/platform.ts (line 1) imports it',
    },
  ]);
});

test('a platform without a default export is told so', async () => {
  expect(await problemsOf({ 'apps/platform.ts': `export const platform = {};` })).toMatchObject([
    { code: 'FL_EXPORT_MISSING', file: 'apps/platform.ts', what: 'there is no default export' },
  ]);
});

test.each([
  ['a list', '[]'],
  ['null', 'null'],
  ['of type string', `'harbour'`],
  ['of type object', '{}'],
])('a default export that is %s is no platform', async (kind, value) => {
  expect(await problemsOf({ 'apps/platform.ts': `export default ${value};` })).toMatchObject([
    { code: 'FL_NOT_A_PLATFORM', what: `the default export is ${kind}, not a platform` },
  ]);
});

test('a platform that says it is elsewhere is refused, because paths in clusters follow what it says', async () => {
  const text = `export default { type: 'platform', folder: 'deploy' };`;
  expect(await problemsOf({ 'apps/platform.ts': text })).toMatchObject([
    { code: 'FL_PLATFORM_FOLDER', file: 'apps/platform.ts', path: 'folder' },
  ]);
});

test('an exception names the line of the definition that threw it', async () => {
  const text = [
    `interface Long { readonly gone: true }`,
    `const port: number = Number('8080');`,
    `throw new RangeError(\`port \${port} is taken\`);`,
    `export default {};`,
  ].join('\n');
  expect(await problemsOf({ 'apps/services/api/service.ts': text })).toEqual([
    {
      code: 'FL_DEFINITION_THROWS',
      file: 'apps/services/api/service.ts',
      path: 'line 3',
      what: 'throws RangeError: port 8080 is taken',
    },
  ]);
});

test('an exception thrown by a package names the definition that called it', async () => {
  const problems = await problemsOf({
    'node_modules/builders/index.js': `export function build() {\n  throw new Error('too deep');\n}`,
    'node_modules/builders/package.json': `{ "name": "builders", "type": "module", "exports": "./index.js" }`,
    'apps/services/api/service.ts': `import { build } from 'builders';\n\nexport default build();`,
  });
  expect(problems).toMatchObject([{ file: 'apps/services/api/service.ts', path: 'line 3' }]);
});

test('whatever is thrown is told, even if it is no error', async () => {
  expect(await problemsOf({ 'apps/platform.ts': `throw 'nothing';` })).toMatchObject([
    { code: 'FL_DEFINITION_THROWS', file: 'apps/platform.ts', path: '', what: 'throws nothing' },
  ]);
});

test('problems that the model found itself are handed on as they are', async () => {
  const text = [
    `class FairleadError extends Error {`,
    `  name = 'FairleadError';`,
    `  problems = [{ code: 'FL_X', file: 'f', path: 'p', what: 'w', mend: 'm' }];`,
    `}`,
    `throw new FairleadError();`,
  ].join('\n');
  expect(await problemsOf({ 'apps/platform.ts': text })).toEqual([
    { code: 'FL_X', file: 'f', path: 'p', what: 'w' },
  ]);
});

const withYaml = (yaml: string) => ({
  'apps/services/api/service.ts': `import extra from './deploy/extra.yaml';\nexport default { name: 'api', manifests: extra };`,
  'apps/services/api/deploy/extra.yaml': yaml,
});

test('a definition can import the objects of a YAML file', async () => {
  const yaml = '# limits\n---\nkind: A\nmetadata: { name: a }\n---\nkind: B\ntag: "00690e9"\n';
  expect(await load(repository(withYaml(yaml)))).toMatchObject({
    services: [
      {
        manifests: [
          { kind: 'A', metadata: { name: 'a' } },
          { kind: 'B', tag: '00690e9' },
        ],
      },
    ],
  });
});

test.each([
  ['kind: A\nkind: B\n', 'line 2', 'map keys must be unique'],
  ['kind: A\nspec: { a: [ }\n', 'line 2', 'flow map'],
  [
    '---\nkind: A\n---\nkind: B\nenabled: yes\n',
    'line 4',
    'YAML 1.1 and YAML 1.2 read this object differently',
  ],
])('YAML that is wrong is told with its file and line: %j', async (yaml, path, what) => {
  const [problem] = await problemsOf(withYaml(yaml));
  expect(problem).toMatchObject({
    code: 'FL_DEFINITION_SYNTAX',
    file: 'apps/services/api/deploy/extra.yaml',
    path,
  });
  expect(problem?.what).toContain(what);
});
