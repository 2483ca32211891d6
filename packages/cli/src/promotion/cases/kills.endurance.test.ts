import { expect, test } from 'vitest';
import { endState } from '../testing/end-state.js';
import { type Harbour, type HarbourOptions, merging, promoting } from '../testing/harbour.js';
import { harbours } from '../testing/harbours.js';
import { killedAfter } from '../testing/killed.js';

// A run that is killed loses nothing: after SIGKILL behind each of its changes in turn, the next run ends where a run
// that nobody killed ends.

const harbour = harbours();

interface Walk {
  readonly name: string;
  readonly environments: HarbourOptions['environments'];
  readonly before: (quay: Harbour) => Promise<unknown>;
  readonly argv: readonly string[];
  /** Fewer changes than this would mean that they are not seen. */
  readonly least: number;
}

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
    const { environments, before, argv, least } = walk;
    const quay = await harbour({ environments, services: ['api'] });
    await before(quay);
    const restore = quay.kept();
    const { text: asked } = await quay.fairlead(...argv);
    expect(asked).not.toBe('');
    await quay.fairlead('promote');
    const whole = await endState(quay);
    let changes = 0;
    for (let ended = false; !ended; ) {
      restore();
      changes += 1;
      ended = (await killedAfter(changes, quay.root, argv)).by === 'itself';
      // Who was killed asks again, and what runs on a schedule comes by.
      if (argv[0] !== 'promote') await quay.fairlead(...argv);
      await quay.fairlead('promote');
      expect(await endState(quay), `killed after ${changes}`).toEqual(whole);
    }
    expect(changes).toBeGreaterThan(least);
  },
);
