import { expect, test } from 'vitest';
import { merging, promoting } from '../testing/harbour.js';
import { harbours } from '../testing/harbours.js';
import { changesOf, type Walk } from '../testing/walk.js';

// What runs by itself, and what stops it.

const harbour = harbours();

const pair = { dev: merging, prod: promoting('dev') };
const because = ['--reason', 'berths are double-booked'];

const arrivedInDev: Walk['before'] = async (quay) => {
  await quay.ship('api');
  await quay.does('promote', '--env', 'dev');
};
const proposed: Walk['before'] = async (quay) => {
  await quay.ship('api');
  await quay.does('promote');
};

const walks: readonly Walk[] = [
  {
    name: 'promote: images are copied to another registry and a release is written',
    environments: { dev: merging, stg: merging },
    before: (quay) => quay.ship('api'),
    argv: ['promote'],
    least: 8,
  },
  {
    name: 'promote: a request is opened',
    environments: pair,
    before: arrivedInDev,
    argv: ['promote'],
    least: 12,
  },
  {
    name: 'promote: a request is brought up to date',
    environments: pair,
    async before(quay) {
      await proposed(quay);
      await quay.ship('api');
    },
    argv: ['promote'],
    least: 12,
  },
  {
    name: 'promote: a request merges by itself',
    environments: { dev: merging, prod: promoting('dev', { autoMerge: true }) },
    before: arrivedInDev,
    argv: ['promote'],
    least: 12,
  },
  {
    name: 'rollback: an earlier release returns, with its hold, and the stale request is closed',
    environments: pair,
    async before(quay) {
      for (const number of ['1', '2']) {
        await proposed(quay);
        await quay.does('request', 'merge', number);
      }
      await proposed(quay);
    },
    argv: ['rollback', '--env', 'prod', '--service', 'api', ...because],
    least: 6,
  },
  {
    name: 'hold: a service is held, and its request says so',
    environments: pair,
    before: proposed,
    argv: ['hold', '--env', 'prod', '--service', 'api', ...because],
    least: 6,
  },
];

test.each(walks.map((walk) => [walk.name, walk] as const))(
  'killed after each change, %s',
  async (_, walk) => {
    expect(await changesOf(walk, await harbour({ services: ['api'], ...walk }))).toBeGreaterThan(walk.least);
  },
);
