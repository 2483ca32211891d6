import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dockerCredentials, type RunHelper } from './credentials.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credentials-'));
});
afterEach(() => rm(folder, { recursive: true }));

const base64 = (text: string) => Buffer.from(text).toString('base64');
const noHelper: RunHelper = async (program) => {
  throw new Error(`${program} is not to be run`);
};

async function credentialsOf(config: unknown, run: RunHelper = noHelper) {
  const text = typeof config === 'string' ? config : JSON.stringify(config);
  await writeFile(join(folder, 'config.json'), text);
  return dockerCredentials(folder, run);
}

test('without a file everybody is anonymous', async () => {
  expect(await dockerCredentials(folder, noHelper)('ghcr.io')).toBeUndefined();
});

test.each([
  ['ghcr.io', 'ghcr.io'],
  ['https://ghcr.io', 'ghcr.io'],
  ['localhost:5000', 'localhost:5000'],
  ['https://index.docker.io/v1/', 'docker.io'],
])('what docker login kept under %s is for %s', async (key, registry) => {
  const credentials = await credentialsOf({ auths: { [key]: { auth: base64('harbour:a:b') } } });
  const found = { kind: 'password', user: 'harbour', password: 'a:b' };
  expect(await credentials(registry)).toEqual(found);
  expect(await credentials('quay.io')).toBeUndefined();
});

test('an identity token is worth more than the password beside it', async () => {
  const credentials = await credentialsOf({
    auths: { 'x.azurecr.io': { auth: base64('0000:'), identitytoken: 'refresh' } },
  });
  expect(await credentials('x.azurecr.io')).toEqual({ kind: 'identity', token: 'refresh' });
});

test('a helper is asked on its standard input, the one of the registry first', async () => {
  const asked: string[][] = [];
  const run: RunHelper = async (program, input) => {
    asked.push([program, input]);
    return { status: 0, output: JSON.stringify({ Username: 'u', Secret: 's', ServerURL: input }) };
  };
  const config = { credHelpers: { 'europe-west1-docker.pkg.dev': 'gcloud' }, credsStore: 'desktop' };
  const credentials = await credentialsOf(config, run);
  expect(await credentials('europe-west1-docker.pkg.dev')).toMatchObject({ user: 'u', password: 's' });
  await credentials('docker.io');
  expect(asked).toEqual([
    ['docker-credential-gcloud', 'europe-west1-docker.pkg.dev'],
    ['docker-credential-desktop', 'https://index.docker.io/v1/'],
  ]);
});

test('a helper gives a token under a name of its own', async () => {
  const output = JSON.stringify({ Username: '<token>', Secret: 'refresh' });
  const credentials = await credentialsOf({ credsStore: 'x' }, async () => ({ status: 0, output }));
  expect(await credentials('ghcr.io')).toEqual({ kind: 'identity', token: 'refresh' });
});

test('a helper that knows nobody is anonymous', async () => {
  const answer = { status: 1, output: 'credentials not found in native keychain\n' };
  const credentials = await credentialsOf({ credsStore: 'x' }, async () => answer);
  expect(await credentials('ghcr.io')).toBeUndefined();
});

test.each([
  ['a helper that fails', { credsStore: 'x' }, { status: 2, output: 'password is hunter2' }],
  ['a helper that says something else', { credsStore: 'x' }, { status: 0, output: 'hunter2' }],
  ['a helper that is a path', { credsStore: '../hunter2/../x' }, { status: 0, output: '{}' }],
  ['a file that is no JSON', '{"auths":{"ghcr.io":{"auth":"hunter2"', { status: 0, output: '' }],
])('%s is told, and no secret with it', async (_, config, answer) => {
  const credentials = await credentialsOf(config, async () => answer);
  const failure = await credentials('ghcr.io').catch((error: Error) => error);
  expect(failure).toMatchObject({ kind: 'denied' });
  if (answer.output !== '{}') expect(String(failure)).not.toContain('hunter2');
});

test('the secret reaches neither arguments nor environment of a real helper', async () => {
  const file = join(folder, 'docker-credential-fairlead-test');
  const script = '#!/bin/sh\nread server\nprintf \'{"Username":"%s","Secret":"%s"}\' "$1" "$server"\n';
  await writeFile(file, script, { mode: 0o755 });
  const before = process.env['PATH'];
  process.env['PATH'] = `${folder}:${before}`;
  try {
    await writeFile(join(folder, 'config.json'), '{"credsStore":"fairlead-test"}');
    const found = await dockerCredentials(folder)('ghcr.io');
    expect(found).toEqual({ kind: 'password', user: 'get', password: 'ghcr.io' });
  } finally {
    process.env['PATH'] = before;
  }
});
