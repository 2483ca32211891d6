import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFolder, writeFiles } from '@fairlead/files';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { infraInputs, synthInfra } from './synth-infra.js';

const environments = fileURLToPath(new URL('../../../apps/environments', import.meta.url));
const stackOf = (name: string) => synthInfra(readFolder(join(environments, name), infraInputs));

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'fairlead-terraform-'));
});
afterAll(() => rmSync(root, { recursive: true }));

/** Why the real program cannot be asked here; `undefined` when it can. */
function missing(): string | undefined {
  if (spawnSync('terraform', ['version']).status !== 0) return 'terraform is not on the PATH';
  const config = process.env['TF_CLI_CONFIG_FILE'];
  if (config === undefined || !existsSync(config)) return 'TF_CLI_CONFIG_FILE names no file';
  const mirrors = [...readFileSync(config, 'utf8').matchAll(/^\s*path\s*=\s*"([^"]+)"/gm)];
  const held = mirrors.some(([, mirror = '']) =>
    existsSync(join(mirror, 'registry.terraform.io/hashicorp/google')),
  );
  return held ? undefined : 'no mirror in TF_CLI_CONFIG_FILE holds the google provider';
}

interface Verdict {
  readonly valid: boolean;
  readonly diagnostics: readonly { readonly summary: string }[];
}

function validate(name: string, stack: string): Verdict {
  const folder = join(root, name);
  writeFiles(folder, new Map([['cdk.tf.json', stack]]));
  const terraform = (...args: readonly string[]) =>
    spawnSync('terraform', [`-chdir=${folder}`, ...args], { encoding: 'utf8' });
  const init = terraform('init', '-backend=false', '-input=false', '-no-color');
  expect(init.status, init.stderr).toBe(0);
  return JSON.parse(terraform('validate', '-json').stdout) as Verdict;
}

const names = readdirSync(environments).filter((name) =>
  existsSync(join(environments, name, 'environment.json')),
);

test.for(names)('terraform accepts the stack of %s', (name, { skip }) => {
  const why = missing();
  if (why !== undefined) return skip(why);
  const stack = stackOf(name);
  if (stack === undefined) return skip(`${name} is in no cloud`);
  expect(validate(name, stack)).toMatchObject({ valid: true, diagnostics: [] });
});

test('terraform refuses an argument that the provider does not know', ({ skip }) => {
  const why = missing();
  if (why !== undefined) return skip(why);
  const stack = names.map(stackOf).find((each) => each !== undefined) ?? '';
  const wrong = stack.replace('"repository_id"', '"repository_idd"');
  expect(validate('wrong', wrong).diagnostics.map(({ summary }) => summary)).toContain(
    'Extraneous JSON object property',
  );
});
