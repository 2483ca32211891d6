import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFolder } from '@fairlead/files';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { infraInputs, synthInfra } from './synth-infra.js';
import { missing, validate } from './testing/terraform.js';

const environments = fileURLToPath(new URL('../../../apps/environments', import.meta.url));
const stackOf = (name: string) => synthInfra(readFolder(join(environments, name), infraInputs));

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'fairlead-terraform-'));
});
afterAll(() => rmSync(root, { recursive: true }));

const names = readdirSync(environments).filter((name) =>
  existsSync(join(environments, name, 'environment.json')),
);

test.for(names)('terraform accepts the stack of %s', (name, { skip }) => {
  const why = missing();
  if (why !== undefined) return skip(why);
  const stack = stackOf(name);
  if (stack === undefined) return skip(`${name} is in no cloud`);
  expect(validate(join(root, name), stack)).toMatchObject({ valid: true, diagnostics: [] });
});

test('terraform refuses an argument that the provider does not know', ({ skip }) => {
  const why = missing();
  if (why !== undefined) return skip(why);
  const stack = names.map(stackOf).find((each) => each !== undefined) ?? '';
  const wrong = stack.replace('"repository_id"', '"repository_idd"');
  expect(validate(join(root, 'wrong'), wrong).diagnostics.map(({ summary }) => summary)).toContain(
    'Extraneous JSON object property',
  );
});
