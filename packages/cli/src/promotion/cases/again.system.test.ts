import { expect, test } from 'vitest';
import { gitAt } from '../../git/git.js';
import { merging, promoting } from '../testing/harbour.js';
import { harbours } from '../testing/harbours.js';

// What comes again, late or at once: a newer release of what is proposed, runs that were dropped, reverts of reverts.

const harbour = harbours();
const pair = { dev: merging, prod: promoting('dev') };
const short = (commit: string) => commit.slice(0, 7);

test('supersede: one request is brought up to date in place, and closed when nothing is left of it', async () => {
  const quay = await harbour({ environments: pair, services: ['api'] });
  const first = await quay.ship('api');
  await quay.does('promote');
  await quay.does('request', 'merge', '1');
  await quay.ship('api');
  await quay.does('promote');
  const newest = await quay.ship('api');
  expect(await quay.does('promote')).toContain(`updated  request 2: Promote api ${short(newest)} to prod`);
  expect((await quay.does('request', 'list', '--all')).split('\n')).toEqual([
    expect.stringMatching(/^2 {2}ready/),
    expect.stringMatching(/^1 {2}merged/),
  ]);
  expect((await quay.refs()).match(/refs\/heads\/fairlead\/promote\/\S+/g)).toEqual([
    'refs/heads/fairlead/promote/prod/api',
  ]);
  const back = ['rollback', '--env', 'dev', '--service', 'api', '--to', first] as const;
  await quay.does(...back, '--reason', 'berths are double-booked');
  expect(await quay.does('promote')).toContain('closed  request 2: all of it runs already');
});

test('CI concurrency drops queued runs: the one that is left does what all of them would have done', async () => {
  const quay = await harbour({ environments: { ...pair, stg: merging }, services: ['api'] });
  const commits = [await quay.ship('api'), await quay.ship('api'), await quay.ship('api')];
  // Three builds are done, and two of their runs were dropped.
  await quay.does('promote');
  const proposed = await quay.runs('prod/api', 'fairlead/promote/prod/api');
  expect([await quay.runs('dev/api'), await quay.runs('stg/api'), proposed]).toEqual(
    Array(3).fill(commits[2]),
  );
  expect(await quay.bare.git.run(['log', '--format=%s', `${commits[2]}..main`])).toBe(
    `Release api to dev, stg`,
  );
  const refs = await quay.refs();
  await quay.does('promote');
  expect(await quay.refs()).toBe(refs);
});

test('revert of a revert: git reverts a merged request, which is held, and reverts that, which is the same set again', async () => {
  const quay = await harbour({ environments: pair, services: ['api'] });
  const good = await quay.ship('api');
  await quay.does('promote');
  await quay.does('request', 'merge', '1');
  const bad = await quay.ship('api');
  await quay.does('promote');
  await quay.does('request', 'merge', '2');
  const kim = gitAt(quay.root);
  const revert = async (...args: readonly string[]) => {
    kim.run('pull', '--quiet', '--rebase');
    kim.run('revert', '--no-edit', ...args);
    kim.run('push', '--quiet');
  };
  await revert('-m', '1', 'HEAD');
  expect(await quay.runs('prod/api')).toBe(good);
  expect(await quay.does('promote')).toContain('prod/api: held after a revert by hand');
  expect(await quay.does('status', '--env', 'prod')).toContain(`paused: ${short(bad)} was reverted by hand`);
  expect(await quay.does('promote')).toContain('skip    prod/api (held)');

  await revert('HEAD~1');
  expect(await quay.runs('prod/api')).toBe(bad);
  expect(await quay.does('promote')).toContain('skip    prod/api (unchanged)');
  expect(await quay.does('request', 'list')).toBe('no request is open');
});
