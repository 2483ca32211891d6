import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { localForge } from '../forge/local/local-forge.js';
import { openMirror } from '../git/mirror.js';
import { Outdated } from '../git/outdated.js';
import { bareRepository } from '../testing/bare-repository.js';
import { mergeJudged } from './merge.js';

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanUps.splice(0)) await clean();
});

const head = 'fairlead/promote/prod/api';

async function proposed() {
  const repository = await bareRepository();
  const folder = await mkdtemp(join(tmpdir(), 'fairlead-merge-'));
  cleanUps.push(repository.remove, () => rm(folder, { recursive: true, force: true }));
  const mirror = await openMirror({ folder: join(folder, 'mirror.git'), url: repository.git.folder });
  const forge = localForge({ folder: repository.git.folder, now: () => new Date('2026-05-05T00:00:00Z') });
  const commit = await repository.commit(head, { release: 'new' });
  const { number } = await forge.ensureRequest({ base: 'main', head, title: 'Promote api', body: '' });
  const waiting = { wait: async () => {}, random: () => 0 };
  return { repository, asked: { mirror, forge, number, base: 'main', head: commit, waiting } };
}

test('a hold that is written between the look and the merge is not crossed', async () => {
  const { repository, asked } = await proposed();
  let looks = 0;
  const judge = async () => {
    looks += 1;
    if (looks === 1) await repository.commit('main', { hold: 'paused' });
    else throw new Error('it is paused');
  };
  await expect(mergeJudged({ ...asked, judge })).rejects.toThrow('it is paused');
  expect(await repository.git.run(['ls-tree', '--name-only', 'main'])).toBe('README.md\nhold');
});

test('what moved the base and holds nothing only costs another look', async () => {
  const { repository, asked } = await proposed();
  let looks = 0;
  const judge = async () => {
    looks += 1;
    if (looks < 4) await repository.commit('main', { other: `${looks}` });
  };
  expect(await mergeJudged({ ...asked, judge })).toMatchObject({ kind: 'merged' });
  expect(looks).toBe(4);
});

test('a base that never stands still ends it', async () => {
  const { repository, asked } = await proposed();
  let looks = 0;
  const judge = async () => {
    looks += 1;
    await repository.commit('main', { other: `${looks}` });
  };
  await expect(mergeJudged({ ...asked, judge })).rejects.toThrow(Outdated);
  expect(looks).toBe(10);
});

test('what the person has not seen is not merged', async () => {
  const { repository, asked } = await proposed();
  await repository.commit(head, { release: 'newer' });
  const outcome = await mergeJudged({ ...asked, judge: async () => {} });
  expect(outcome).toMatchObject({ kind: 'moved', what: 'head' });
});
