import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { terraformFindings } from './terraform.js';

const environments = ['dev', 'stg'].map((name) => ({
  name,
  environment: { folder: `apps/environments/${name}` },
}));
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fairlead-terraform-'));
  for (const { environment } of environments) write(`${environment.folder}/infra/cdk.tf.json`, '{}');
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** A program of that name: it notes how it was called, and says what it is told to. */
function terraform(says: { readonly init?: string; readonly validate?: string } = {}) {
  const { init = ':', validate = `echo '{"diagnostics":[]}'` } = says;
  write(
    'bin/terraform',
    `#!/bin/sh
echo "$1 $TF_PLUGIN_CACHE_DIR" >> "$CALLS"
case "$1" in
  init) ${init} ;;
  validate) ${validate} ;;
esac
`,
  );
  chmodSync(join(root, 'bin/terraform'), 0o755);
  const PATH = [join(root, 'bin'), process.env['PATH']].join(delimiter);
  return { root, env: { PATH, CALLS: join(root, 'calls') } };
}

const calls = () => readFileSync(join(root, 'calls'), 'utf8').trimEnd().split('\n');

test('what one environment fetched of its provider is there for the next', () => {
  expect(terraformFindings(terraform(), environments)).toEqual([]);
  const cache = join(root, 'node_modules/.cache/fairlead/terraform');
  expect(existsSync(cache)).toBe(true);
  const each = [`init ${cache}`, `validate ${cache}`];
  expect(calls()).toEqual([`version ${cache}`, ...each, ...each]);
});

test('a cache of the user stays theirs', () => {
  const io = terraform();
  terraformFindings({ ...io, env: { ...io.env, TF_PLUGIN_CACHE_DIR: '/theirs' } }, environments);
  expect(new Set(calls().map((call) => call.split(' ')[1]))).toEqual(new Set(['/theirs']));
});

test('each stack that terraform refuses is named, with its own words', () => {
  const refused = `{"diagnostics":[{"severity":"error","summary":"Unsupported","detail":"no such argument"}]}`;
  const found = terraformFindings(terraform({ validate: `echo '${refused}'` }), environments);
  expect(found).toMatchObject(
    environments.map(({ environment }) => ({
      severity: 'error',
      code: 'FL_TERRAFORM',
      file: `${environment.folder}/infra/cdk.tf.json`,
      what: 'Unsupported: no such argument',
    })),
  );
});

test('a provider that is not to be had says nothing about a stack', () => {
  const init = `echo 'Error: Failed to query available provider packages' >&2; exit 1`;
  const found = terraformFindings(terraform({ init }), environments);
  expect(found).toMatchObject(
    environments.map(({ name }) => ({ severity: 'skipped', check: `terraform validate (${name})` })),
  );
});

test('where there is no terraform, or no stack, the check is skipped', () => {
  const nowhere = { root, env: { PATH: join(root, 'nothing') } };
  expect(terraformFindings(nowhere, environments)).toMatchObject(
    environments.map(() => ({ severity: 'skipped', why: 'terraform is not on this machine' })),
  );
  const [first] = environments;
  rmSync(join(root, first?.environment.folder ?? ''), { recursive: true });
  expect(terraformFindings(terraform(), environments)).toMatchObject([
    {
      severity: 'skipped',
      why: expect.stringMatching(/^the stack is not synthesized; `npx nx synth-infra \w+`/),
    },
  ]);
});
