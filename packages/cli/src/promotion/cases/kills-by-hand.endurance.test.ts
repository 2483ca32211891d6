import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { type Harbour, merging, promoting } from '../testing/harbour.js';
import { harbours } from '../testing/harbours.js';
import { definitionFiles } from '../testing/quay-files.js';
import { changesOf, type Walk } from '../testing/walk.js';

// What people ask for by name.

const harbour = harbours();
const pair = { dev: merging, prod: promoting('dev') };
const because = ['--reason', 'berths are double-booked'];
const set = { promote: { sets: { shop: ['api', 'web'] } } };

const proposed: Walk['before'] = async (quay) => {
  await quay.ship('api');
  await quay.does('promote');
};
const pulled = (quay: Harbour) => execFileSync('git', ['-C', quay.root, 'pull', '--quiet']);

const walks: readonly Walk[] = [
  {
    name: 'release: a version is released by its name',
    environments: { dev: { delivery: { strategy: 'version-release' } } },
    async before(quay) {
      const one = await quay.ship('api');
      await quay.bare.git.run(['tag', 'v1.0.0', one]);
      await quay.does('promote');
      const two = await quay.ship('api');
      await quay.bare.git.run(['tag', 'v1.1.0', two]);
    },
    argv: ['release', '--env', 'dev', '--service', 'api', '--version', '1.1.0'],
    least: 5,
  },
  {
    name: 'promote: a ledger branch that is not there yet is begun',
    environments: { dev: { delivery: { strategy: 'digest-commit' } } },
    before: (quay) => quay.ship('api'),
    argv: ['promote'],
    least: 6,
  },
  {
    name: 'rollback: a set returns as one',
    environments: { dev: merging, prod: promoting('dev', set) },
    services: ['api', 'web'],
    async before(quay) {
      for (const number of ['1', '2']) {
        await quay.ship(['api', 'web']);
        await quay.does('promote');
        await quay.does('request', 'merge', number);
      }
    },
    argv: ['rollback', '--env', 'prod', '--set', 'shop', ...because],
    least: 5,
  },
  {
    name: 'hold: an emergency stop is proposed once',
    environments: pair,
    before: proposed,
    argv: ['hold', '--env', 'prod', '--all', '--request', '--reason', 'incident 42'],
    least: 3,
  },
  {
    name: 'rollback --request: what is proposed goes nowhere before somebody merges it',
    environments: pair,
    async before(quay) {
      for (const number of ['1', '2']) {
        await quay.ship('api');
        await quay.does('promote');
        await quay.does('request', 'merge', number);
      }
      await proposed(quay);
    },
    argv: ['rollback', '--env', 'prod', '--service', 'api', '--request', ...because],
    least: 3,
  },
  {
    name: 'request merge: what was proposed is merged',
    environments: pair,
    before: proposed,
    argv: ['request', 'merge', '1'],
    least: 5,
  },
  {
    name: 'request approve: an approval is kept once',
    environments: pair,
    before: proposed,
    argv: ['request', 'approve', '1'],
    least: 1,
  },
  {
    name: 'request close: what was rejected stays rejected',
    environments: pair,
    before: proposed,
    argv: ['request', 'close', '1'],
    least: 1,
  },
  {
    name: 'image push: an image is built once and released',
    environments: { dev: merging },
    async before(quay) {
      await quay.edit(
        definitionFiles(quay.registry.host, { environments: { dev: merging }, services: ['api'] }),
      );
      await quay.commit('api');
      pulled(quay);
    },
    argv: ['image', 'push', '--builder', 'plain'],
    least: 4,
  },
];

test.each(walks.map((walk) => [walk.name, walk] as const))(
  'killed after each change, %s',
  async (_, walk) => {
    expect(await changesOf(walk, await harbour({ services: ['api'], ...walk }))).toBeGreaterThan(walk.least);
  },
);
