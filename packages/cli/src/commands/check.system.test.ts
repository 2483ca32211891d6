import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestClone } from '@fairlead/workspace/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { answered, answeredJson } from '../testing/answered.js';
import { updatedClone } from '../testing/up-to-date.js';

let clone: TestClone;

beforeAll(async () => {
  clone = await updatedClone();
});

afterEach(() => clone.reset());
afterAll(() => clone.remove());

const stg = 'apps/environments/stg';
const objects = `${stg}/manifests/worker/objects.yaml`;

/** Exit code, and the codes and files of what is wrong. */
async function check(): Promise<{ readonly exit: number | null; readonly found: readonly string[] }> {
  const { exit, value } = await answeredJson(clone, 'check');
  const { findings } = value as { findings: readonly { severity: string; code: string; file: string }[] };
  const wrong = findings.filter(({ severity }) => severity === 'error');
  return { exit, found: wrong.map(({ code, file }) => `${code} ${file}`) };
}

test('nothing is found where everything is as the definition says', async () => {
  expect(await check()).toEqual({ exit: 0, found: [] });
});

test.each([
  ['edited by hand', () => clone.edit(objects, 'replicas: 1', 'replicas: 5')],
  ['deleted', () => rmSync(join(clone.root, objects))],
  ['cut off in the middle of a write', () => writeFileSync(join(clone.root, objects), 'apiVersion: v1\nki')],
])('a manifest that was %s is drift', async (_, harm) => {
  harm();
  expect(await check()).toEqual({ exit: 3, found: [`FL_DRIFT ${objects}`] });
});

test('a file beside the manifests is drift', async () => {
  writeFileSync(join(clone.root, `${stg}/manifests/worker/extra.yaml`), 'kind: Secret\n');
  expect(await check()).toEqual({ exit: 3, found: [`FL_DRIFT ${stg}/manifests/worker/extra.yaml`] });
});

test('a resolved file that was edited by hand is drift, and so is what follows from it', async () => {
  clone.edit(`${stg}/services/worker.json`, '"count": 1', '"count": 9');
  expect(await check()).toEqual({
    exit: 3,
    found: [`FL_DRIFT ${stg}/services/worker.json`, `FL_DRIFT ${objects}`],
  });
});

test('a definition that was edited without an update is drift in every environment', async () => {
  clone.edit('apps/services/worker/service.ts', 'Watches the berths', 'Watches the ships');
  expect(await check()).toEqual({
    exit: 3,
    found: ['dev', 'prod', 'stg'].map((name) => `FL_DRIFT apps/environments/${name}/services/worker.json`),
  });
});

test('a resolved file of another version is not read', async () => {
  clone.edit(
    `${stg}/services/worker.json`,
    '"schema": "fairlead.service/1"',
    '"schema": "fairlead.service/9"',
  );
  const { exit, found } = await check();
  expect(exit).toBe(5);
  expect(found).toContain(`FL_RESOLVED_VERSION ${stg}/services/worker.json`);
});

test('a resolved file of the right version that says nothing else is an error with its places', async () => {
  for (const name of ['environment.json', 'services/worker.json']) {
    const { schema } = JSON.parse(clone.git('show', `HEAD:${stg}/${name}`));
    writeFileSync(join(clone.root, `${stg}/${name}`), JSON.stringify({ schema }));
    const { exit, found } = await check();
    expect(exit).toBe(5);
    expect(found).toContain(`FL_RESOLVED_FIELD ${stg}/${name}`);
    clone.git('restore', `${stg}/${name}`);
  }
});

test('a release that is cut off is an error, once', async () => {
  writeFileSync(join(clone.root, `${stg}/releases/api.json`), '{ "schema": "fairlead.rel');
  expect(await check()).toEqual({ exit: 5, found: [`FL_RELEASE_JSON ${stg}/releases/api.json`] });
});

test('a release with a mutable tag is an error', async () => {
  const tag = /"tag": "[^"]+"/.exec(clone.git('show', `HEAD:${stg}/releases/api.json`))?.[0] ?? '';
  clone.edit(`${stg}/releases/api.json`, tag, '"tag": "latest"');
  expect(await check()).toEqual({ exit: 5, found: [`FL_RELEASE ${stg}/releases/api.json`] });
});

test('a release of a service that is gone is an error', async () => {
  const release = clone.git('show', `HEAD:${stg}/releases/worker.json`);
  writeFileSync(join(clone.root, `${stg}/releases/ghost.json`), release.replace('"worker"', '"ghost"'));
  expect(await check()).toEqual({ exit: 5, found: [`FL_RELEASE_ORPHAN ${stg}/releases/ghost.json`] });
});

test('an environment that is gone but still says what runs is an error', async () => {
  mkdirSync(join(clone.root, 'apps/environments/old/releases'), { recursive: true });
  expect(await check()).toEqual({ exit: 5, found: ['FL_ENVIRONMENT_ABANDONED apps/environments/old'] });
});

test('a release that was tested with another definition is a warning', async () => {
  const file = `${stg}/releases/worker.json`;
  const release = readFileSync(join(clone.root, file), 'utf8');
  writeFileSync(
    join(clone.root, file),
    release.replace(/"hash": "sha256:.{64}"/, `"hash": "sha256:${'0'.repeat(64)}"`),
  );
  const { exit, value } = await answeredJson(clone, 'check', '--env', 'stg');
  expect({ exit, value }).toMatchObject({
    exit: 0,
    value: {
      findings: expect.arrayContaining([
        expect.objectContaining({ severity: 'warning', code: 'FL_DEFINITION_CHANGED', file }),
      ]),
    },
  });
});

test('what could not be looked at is neither passed nor failed', async () => {
  const { stdout } = await answered(clone, 'check', '--env', 'stg');
  expect(stdout).toMatch(
    /^skipped {2}terraform validate \(stg\): the stack is not synthesized; `npx nx synth-infra stg` does that$/m,
  );
});
