import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ResolvedService } from '@fairlead/model';
import { afterEach, expect, test } from 'vitest';
import { GitFailure } from '../git/failure.js';
import { type BareRepository, bareRepository } from '../testing/bare-repository.js';
import { schemasAt } from './migrations.js';

const open: BareRepository[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((repository) => repository.remove()));
});

const migrations = {
  moorings: { hook: 'migrate', folder: 'migrations' },
  ships: { hook: 'migrate', folder: './db/ships/' },
};
const service = { migrations } as Partial<ResolvedService> as ResolvedService;
const folder = 'apps/services/api';

async function repository(): Promise<BareRepository> {
  const made = await bareRepository();
  open.push(made);
  return made;
}

test('the newest migration of each database is what a release needs', async () => {
  const { git, commit } = await repository();
  const at = await commit('main', {
    [`${folder}/migrations/0002_berths.sql`]: '',
    [`${folder}/migrations/0010_ships.sql`]: '',
    [`${folder}/migrations/README.md`]: '',
    [`${folder}/db/ships/V1.2__masts/up.sql`]: '',
  });
  expect(await schemasAt(git, at, { service, folder })).toEqual({ moorings: '0010', ships: '1.2' });
});

test('a commit from before the first migration needs none', async () => {
  const { git, tip } = await repository();
  expect(await schemasAt(git, await tip('main'), { service, folder })).toEqual({});
});

test('a folder that cannot be read is told, and not taken for none', async () => {
  const { git, commit } = await repository();
  const at = await commit('main', { [`${folder}/migrations/0001_berths.sql`]: '' });
  const tree = await git.run(['rev-parse', `${at}:${folder}/migrations`]);
  await rm(join(git.folder, 'objects', tree.slice(0, 2), tree.slice(2)));
  await expect(schemasAt(git, at, { service, folder })).rejects.toBeInstanceOf(GitFailure);
});
