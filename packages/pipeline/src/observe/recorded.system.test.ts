import { printRelease } from '@fairlead/model';
import { afterEach, expect, test } from 'vitest';
import { localForge } from '../forge/local/local-forge.js';
import { type BareRepository, bareRepository } from '../testing/bare-repository.js';
import { released } from '../testing/released.js';
import { chainOf } from './chain.js';
import { recordedReleases } from './recorded.js';

const file = 'apps/environments/prod/releases/api.json';
const holdsFile = 'apps/environments/prod/holds/api.json';
const open: BareRepository[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((repository) => repository.remove()));
});

async function ledger(): Promise<BareRepository> {
  const repository = await bareRepository();
  open.push(repository);
  return repository;
}

const ours = 'Release api\n\nFairlead-Command: promote';

async function recorded({ git, tip }: BareRepository, most = 10) {
  const { states } = await recordedReleases(git, {
    ledger: await chainOf(git, await tip('main')),
    file,
    holdsFile,
    most,
  });
  return states.map(({ release, writer, heldSince }) => [release.source.commit[0], writer, heldSince]);
}

test('the states of a release file are told from the newest, with who wrote them', async () => {
  const repository = await ledger();
  await repository.commit('main', { [file]: printRelease(released('api', 'a')) }, ours);
  await repository.commit('main', { 'README.md': 'unrelated\n' });
  await repository.commit('main', { [file]: printRelease(released('api', 'b')) }, ours);
  await repository.commit('main', { [file]: printRelease(released('api', 'a')) }, 'Revert "Release api"');
  expect(await recorded(repository)).toEqual([
    ['a', 'other', false],
    ['b', 'fairlead', false],
    ['a', 'fairlead', false],
  ]);
});

test('a hold that was written since is known, also when it is lifted again', async () => {
  const repository = await ledger();
  await repository.commit('main', { [file]: printRelease(released('api', 'a')) }, ours);
  await repository.commit('main', { [file]: printRelease(released('api', 'b')), [holdsFile]: '{}\n' }, ours);
  await repository.commit('main', { [holdsFile]: undefined });
  await repository.commit('main', { [file]: printRelease(released('api', 'c')) }, ours);
  expect(await recorded(repository)).toEqual([
    ['c', 'fairlead', false],
    ['b', 'fairlead', true],
    ['a', 'fairlead', true],
  ]);
});

test('a merged request is one state, written by whoever wrote its head', async () => {
  const repository = await ledger();
  await repository.commit('main', { [file]: printRelease(released('api', 'a')) }, ours);
  const head = 'fairlead/promote/prod/api';
  const commit = await repository.commit(head, { [file]: printRelease(released('api', 'b')) }, ours);
  await repository.commit('main', { 'README.md': 'meanwhile\n' });
  const forge = localForge({ folder: repository.git.folder, now: () => new Date('2026-05-05T00:00:00Z') });
  const { number } = await forge.ensureRequest({ head, base: 'main', title: 'Promote api', body: '' });
  const base = await repository.tip('main');
  expect(await forge.mergeRequest(number, { head: commit, base })).toMatchObject({ kind: 'merged' });
  expect(await recorded(repository)).toEqual([
    ['b', 'fairlead', false],
    ['a', 'fairlead', false],
  ]);
});

test('no more are read than are asked for, and what cannot be read is no state', async () => {
  const repository = await ledger();
  await repository.commit('main', { [file]: printRelease(released('api', 'a')) }, ours);
  await repository.commit('main', { [file]: '<<<<<<< HEAD\n' });
  await repository.commit('main', { [file]: printRelease(released('api', 'c')) }, ours);
  expect(await recorded(repository, 2)).toEqual([['c', 'fairlead', false]]);
});

test('a file that went away is told with who took it away, and with what was there before', async () => {
  const repository = await ledger();
  await repository.commit('main', { [file]: printRelease(released('api', 'a')) }, ours);
  const commit = await repository.commit('main', { [file]: undefined }, 'Revert "Release api"');
  const { states, gone } = await recordedReleases(repository.git, {
    ledger: await chainOf(repository.git, await repository.tip('main')),
    file,
    holdsFile,
  });
  expect(states.map(({ release }) => release.source.commit[0])).toEqual(['a']);
  expect(gone).toMatchObject({ commit, writer: 'other', heldSince: false });
});

test('a file that never was has no states', async () => {
  expect(await recorded(await ledger())).toEqual([]);
});
