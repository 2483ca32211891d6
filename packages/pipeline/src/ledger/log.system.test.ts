import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printRelease } from '@fairlead/model';
import { afterEach, expect, test } from 'vitest';
import { noObject } from '../git/oid.js';
import { type BareRepository, bareRepository } from '../testing/bare-repository.js';
import { released } from '../testing/released.js';
import { ledgerEntries } from './log.js';

const folders = { stg: 'apps/environments/stg', prod: 'apps/environments/prod' };
const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(undo.splice(0).map((each) => each()));
});

async function ledger(): Promise<{ readonly repository: BareRepository; readonly cache: string }> {
  const repository = await bareRepository();
  const folder = await mkdtemp(join(tmpdir(), 'fairlead-ledger-'));
  undo.push(repository.remove, () => rm(folder, { recursive: true, force: true }));
  return { repository, cache: join(folder, 'deep', 'cache.json') };
}

const release = (environment: keyof typeof folders, digit: string) => ({
  [`${folders[environment]}/releases/api.json`]: printRelease(released('api', digit)),
});

async function told({ git, tip }: BareRepository, cache: string) {
  const entries = await ledgerEntries(git, { tip: await tip('main'), folders }, cache);
  return entries.map(({ environment, release, command, author }) => [
    environment,
    release?.source.commit[0] ?? 'gone',
    command === '' ? author : command,
  ]);
}

test('every change of every release is told from the newest, and nothing else', async () => {
  const { repository, cache } = await ledger();
  await repository.commit('main', release('stg', 'a'), 'Release api\n\nFairlead-Command: promote');
  await repository.commit('main', { 'apps/services/api/main.ts': 'x\n', 'README.md': 'y\n' });
  await repository.commit('main', { ...release('stg', 'b'), ...release('prod', 'a') });
  await repository.commit('main', { [`${folders.stg}/releases/api.json`]: undefined });
  expect(await told(repository, cache)).toEqual([
    ['stg', 'gone', 'Ada'],
    ['prod', 'a', 'Ada'],
    ['stg', 'b', 'Ada'],
    ['stg', 'a', 'promote'],
  ]);
});

test('what the cache knows is the same as what the history says, also after more commits', async () => {
  const { repository, cache } = await ledger();
  await repository.commit('main', release('stg', 'a'));
  const first = await told(repository, cache);
  expect(await told(repository, cache)).toEqual(first);
  await repository.commit('main', release('prod', 'a'));
  const second = await told(repository, cache);
  expect(second).toEqual([['prod', 'a', 'Ada'], ...first]);
  expect(await told(repository, join(cache, '..', 'fresh.json'))).toEqual(second);
});

test('a cache of a history that was thrown away, or one that is broken, is not believed', async () => {
  const { repository, cache } = await ledger();
  const start = await repository.tip('main');
  await repository.commit('main', release('stg', 'a'));
  await told(repository, cache);
  await repository.git.run(['update-ref', 'refs/heads/main', start]);
  await repository.commit('main', release('stg', 'b'));
  expect(await told(repository, cache)).toEqual([['stg', 'b', 'Ada']]);
  const kept = await readFile(cache, 'utf8');
  await writeFile(cache, kept.slice(0, kept.length / 2));
  expect(await told(repository, cache)).toEqual([['stg', 'b', 'Ada']]);
  await writeFile(cache, kept.replace(/"tip":"[0-9a-f]+"/, `"tip":"${noObject}"`));
  expect(await told(repository, cache)).toEqual([['stg', 'b', 'Ada']]);
});
