import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthInfra } from '@fairlead/infra';
import { resolve } from '@fairlead/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { missing, validate } from '../packages/infra/src/testing/terraform.js';
import { filesOf, platformIn } from './testing/rendered.js';

const resolution = resolve(await platformIn('playhouse'));

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'fairlead-terraform-'));
});
afterAll(() => rmSync(root, { recursive: true }));

test.for(resolution.environments)('terraform accepts the stack of $name', (environment, { skip }) => {
  const why = missing();
  if (why !== undefined) return skip(why);
  const stack = synthInfra(filesOf(resolution, environment));
  if (stack === undefined) return skip(`${environment.name} is in no cloud`);
  expect(validate(join(root, environment.name), stack)).toMatchObject({ valid: true, diagnostics: [] });
});
