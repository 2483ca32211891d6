import { afterEach, expect, test } from 'vitest';
import { type BareRepository, bareRepository } from '../testing/bare-repository.js';
import { lengthen } from '../testing/long-history.js';
import { chainOf } from './chain.js';
import { arrivingCommits, namedCommit } from './commits.js';

const open: BareRepository[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((repository) => repository.remove()));
});

/** A service that is built from the repository's root, so that git alone cannot tell what is of others. */
const inputs = { isInput: (path: string) => path.startsWith('apps/services/api/'), paths: ['.'] };
const api = 'apps/services/api/main.txt';
const others = { path: 'apps/services/web/main.txt', branch: 'main', message: 'change web' };

async function repository(): Promise<BareRepository> {
  const made = await bareRepository();
  open.push(made);
  return made;
}

async function arriving(repository: BareRepository, since?: string, most = 20) {
  const chain = await chainOf(repository.git, await repository.tip('main'));
  const found = await arrivingCommits(repository.git, chain, { since, inputs, most });
  return found.map(({ commit }) => commit);
}

test('a commit arrives however many of others were merged after it', async () => {
  const quay = await repository();
  const since = await quay.commit('main', { [api]: '1\n' });
  const quiet = await quay.commit('main', { [api]: '2\n' });
  await lengthen(quay, { ...others, count: 450 });
  expect(await arriving(quay, since)).toEqual([quiet]);
  expect(await arriving(quay)).toEqual([quiet, since]);
});

test('what runs is never found again, and no more are told than are asked for', async () => {
  const quay = await repository();
  const commits: string[] = [];
  for (const number of [1, 2, 3]) {
    commits.unshift(await quay.commit('main', { [api]: `${number}\n` }));
    await lengthen(quay, { ...others, count: 201 });
  }
  const [newest = '', middle = '', oldest = ''] = commits;
  expect(await arriving(quay, oldest)).toEqual([newest, middle]);
  expect(await arriving(quay, newest)).toEqual([]);
  expect(await arriving(quay, undefined, 2)).toEqual([newest, middle]);
});

test('a commit that is named stands for the one that built its image, however far behind', async () => {
  const quay = await repository();
  const built = await quay.commit('main', { [api]: '1\n' });
  const tip = await lengthen(quay, { ...others, count: 201 });
  expect(await namedCommit(quay.git, 'main', { service: 'api', inputs })).toMatchObject({
    commit: built,
    touches: true,
    same: expect.arrayContaining([tip]),
  });
});
