import { protect } from '@fairlead/pipeline/forge';
import { gitIn } from '@fairlead/pipeline/git';
import { expect, test } from 'vitest';
import { exits } from '../../io.js';
import { merging, promoting } from '../testing/harbour.js';
import { harbours } from '../testing/harbours.js';
import { cleanUp } from '../testing/registry-hands.js';

// The cases that a promotion must survive, seen from the command line: docs/reference/promotion-cases.md.

const harbour = harbours();
const pair = { dev: merging, prod: promoting('dev') };
const prod = ['--env', 'prod', '--service', 'api'] as const;
const short = (commit: string) => commit.slice(0, 7);
const why = ['--reason', 'berths are double-booked'] as const;

test('matrix of N services: one commit writes them all, in every environment', async () => {
  const services = ['api', 'jobs', 'mail', 'web'];
  const quay = await harbour({ environments: { dev: merging, stg: merging }, services });
  const commit = await quay.ship(services);
  await quay.does('promote');
  expect(await quay.bare.git.run(['log', '--format=%s', `${commit}..main`])).toBe(
    'Release 4 services to dev, stg',
  );
  const places = ['dev', 'stg'].flatMap((environment) =>
    services.map((service) => `${environment}/${service}`),
  );
  expect(await Promise.all(places.map((place) => quay.runs(place)))).toEqual(places.map(() => commit));
});

test('builds finish out of order: the older one that is late writes nothing', async () => {
  const quay = await harbour({ environments: { dev: merging }, services: ['api'] });
  const late = await quay.commit('api');
  const newer = await quay.ship('api');
  await quay.does('promote');
  await quay.build(late, 'api');
  expect(await quay.does('promote')).toBe('skip    dev/api (unchanged): nothing newer is there');
  expect(await quay.runs('dev/api')).toBe(newer);
});

test('empty build output: what runs is kept', async () => {
  const quay = await harbour({ environments: { dev: merging }, services: ['api'] });
  const runs = await quay.ship('api');
  await quay.does('promote');
  await quay.commit('api');
  expect(await quay.does('promote')).toContain('skip    dev/api (image-missing)');
  expect(await quay.runs('dev/api')).toBe(runs);
});

test('partial multi-service failure: the failed service keeps its pin and is named', async () => {
  const quay = await harbour({ environments: { dev: merging } });
  const before = await quay.ship(['api', 'web']);
  await quay.does('promote');
  const after = await quay.commit(['api', 'web']);
  await quay.build(after, 'web');
  expect(await quay.does('promote')).toContain(
    `skip    dev/api (image-missing): image main of ${short(after)} is not in the registry`,
  );
  expect([await quay.runs('dev/api'), await quay.runs('dev/web')]).toEqual([before, after]);
});

test('bot branch force-push: a head with a commit of somebody else is left alone', async () => {
  const quay = await harbour({ environments: pair, services: ['api'] });
  await quay.ship('api');
  await quay.does('promote');
  const head = 'fairlead/promote/prod/api';
  const own = await quay.edit({ 'NOTES.md': 'look here first\n' }, 'a note', head);
  await quay.ship('api');
  const { exit, text } = await quay.fairlead('promote');
  expect(exit).toBe(exits.invalid);
  expect(text).toContain(
    `refuse  prod/api FL_REQUEST_FOREIGN: holds ${short(own)}, which Fairlead did not write`,
  );
  expect(await quay.bare.tip(head)).toBe(own);
});

test('approved, then the bot pushes: the approval counts no more, and another head is not merged', async () => {
  const quay = await harbour({ environments: pair, services: ['api'] });
  await protect(gitIn(quay.bare.git.folder), 'main', { approvals: 1 });
  await quay.ship('api');
  await quay.does('promote');
  await quay.does('request', 'approve', '1');
  const newer = await quay.ship('api');
  const told = `Promote api ${short(newer)} to prod: this takes the place of what was proposed here before`;
  expect(await quay.does('promote')).toContain(`comment request 1: ${told}`);
  expect(await quay.does('request', 'show', '1')).toContain(`comment: ${told}`);
  expect((await quay.fairlead('request', 'merge', '1')).text).toContain(
    'main wants 1 approvals of this head, and 0 are there',
  );
  await quay.does('request', 'approve', '1');
  await quay.does('request', 'merge', '1');
  expect(await quay.runs('prod/api')).toBe(newer);
});

test('closed without merge: that set stays rejected, a new one opens a new request', async () => {
  const quay = await harbour({ environments: pair, services: ['api'] });
  await quay.ship('api');
  await quay.does('promote');
  await quay.does('request', 'close', '1');
  expect(await quay.does('promote')).toContain('skip    prod/api (rejected)');
  await quay.ship('api');
  expect(await quay.does('promote')).toContain('opened   request 2');
});

test('mergeable unknown / 405: merged already is a success', async () => {
  const quay = await harbour({ environments: pair, services: ['api'] });
  await quay.ship('api');
  await quay.does('promote');
  await quay.does('request', 'merge', '1');
  const refs = await quay.refs();
  await quay.does('request', 'merge', '1');
  expect(await quay.refs()).toBe(refs);
});

test('registry lag, clean-up: a copied image has its tag, and one that is gone is neither proposed nor merged', async () => {
  const quay = await harbour({ environments: pair, services: ['api'] });
  const first = await quay.ship('api');
  await quay.does('promote');
  expect(await quay.tags('prod/api')).toEqual([first]);
  await cleanUp(quay, 'prod/api', first);
  await cleanUp(quay, 'dev/api', first);
  expect((await quay.fairlead('request', 'merge', '1')).text).toContain('FL_REQUEST_BLOCKED');
  expect(await quay.runs('prod/api')).toBeUndefined();
});

test('freeze: looked at when something is about to move, and broken by name with a reason', async () => {
  const freezes = {
    weekend: {
      reason: 'weekend',
      timeZone: 'Europe/Berlin',
      from: '2026-11-27T18:00',
      to: '2026-11-30T08:00',
    },
  };
  const quay = await harbour({
    environments: { dev: { ...merging, freezes }, prod: { ...promoting('dev'), freezes } },
    services: ['api'],
  });
  await quay.ship('api');
  await quay.does('promote');
  quay.now = new Date('2026-11-28T12:00:00Z');
  const { text } = await quay.fairlead('request', 'merge', '1');
  expect(text).toContain('closed from Fri 2026-11-27 18:00 to Mon 2026-11-30 08:00 Europe/Berlin (weekend)');
  const fix = await quay.ship('api');
  expect(await quay.does('promote')).toContain('skip    dev/api (frozen)');
  const release = ['release', '--env', 'dev', '--service', 'api'] as const;
  expect(await quay.refused(...release)).toContain('FL_RELEASE_FROZEN');
  await quay.does(...release, '--override', 'freeze', ...why);
  expect(await quay.runs('dev/api')).toBe(fix);
  expect(await quay.log('%(trailers:key=Fairlead-Override,valueonly)')).toContain('freeze by Kim');
  quay.now = new Date('2026-11-30T07:00:00Z');
  await quay.does('promote');
  await quay.does('request', 'merge', '1');
  expect(await quay.runs('prod/api')).toBe(fix);
});

test('rollback: a set goes back as it was recorded, with its hold; others stay, and the stale request is closed', async () => {
  const services = ['api', 'jobs', 'web'];
  const promote = { sets: { shop: ['api', 'web'] } };
  const quay = await harbour({
    environments: { dev: merging, prod: promoting('dev', { promote }) },
    services,
  });
  const good = await quay.ship(services);
  await quay.does('promote');
  for (const number of ['1', '2']) await quay.does('request', 'merge', number);
  await quay.ship(['api', 'web']);
  await quay.does('promote');
  await quay.does('request', 'merge', '3');
  const jobs = await quay.ship('jobs');
  await quay.does('promote');
  await quay.does('request', 'merge', '4');
  await quay.ship('api');
  await quay.does('promote');
  const text = await quay.does('rollback', '--env', 'prod', '--set', 'shop', ...why);
  expect(text).toContain('closed  request 5: what it was planned from was rolled back');
  const places = ['prod/api', 'prod/web', 'prod/jobs'];
  expect(await Promise.all(places.map((place) => quay.runs(place)))).toEqual([good, good, jobs]);
  expect(await quay.does('promote')).toContain('prod/api (held)');
  // Asked for again, it is the one that was made.
  expect(await quay.does('rollback', '--env', 'prod', '--set', 'shop', ...why)).toContain('(unchanged)');
});

test('rollback: across a migration it asks, and goes where somebody says so', async () => {
  const quay = await harbour({ environments: { dev: merging }, services: ['api'] });
  const older = await quay.ship('api');
  await quay.does('promote');
  await quay.ship('api');
  await quay.does('promote');
  const file = 'apps/environments/dev/releases/api.json';
  const text = (await quay.files(file)).get(file) ?? '';
  await quay.edit({ [file]: text.replace('"service"', '"schemas": { "moorings": "0002" },\n  "service"') });
  const back = ['rollback', '--env', 'dev', '--service', 'api', '--to', older, ...why] as const;
  expect(await quay.refused(...back)).toContain(
    'FL_ROLLBACK_MIGRATION: crosses a migration: moorings is at 0002',
  );
  await quay.does(...back, '--override', 'migration');
  expect(await quay.runs('dev/api')).toBe(older);
});

test('rollback: a request that would carry what was bad on is stopped before any other run', async () => {
  const quay = await harbour({ environments: { dev: merging, prod: promoting('dev') }, services: ['api'] });
  await quay.ship('api');
  await quay.does('promote');
  await quay.does('request', 'merge', '1');
  await quay.ship('api');
  await quay.does('promote');
  expect(await quay.does('request', 'show', '2')).toContain('fairlead/gate: success');
  await quay.does('rollback', '--env', 'dev', '--service', 'api', '--reason', 'berths are double-booked');
  const told = 'what it was planned from is being rolled back';
  expect(await quay.does('request', 'show', '2')).toContain(`fairlead/gate: pending, ${told}`);
  expect(await quay.fairlead('request', 'merge', '2')).toMatchObject({
    exit: exits.invalid,
    text: expect.stringContaining(told),
  });
});

test('rollback: when its pause is lifted, what was bad stays out until somebody lets it return', async () => {
  const quay = await harbour({ environments: { dev: merging }, services: ['api'] });
  const good = await quay.ship('api');
  await quay.does('promote');
  const bad = await quay.ship('api');
  await quay.does('promote');
  const api = ['--env', 'dev', '--service', 'api'] as const;
  await quay.does('rollback', ...api, '--reason', 'berths are double-booked');
  // The fix is merged, and its build is not done.
  await quay.commit('api');
  expect(await quay.does('hold', ...api, '--lift')).toContain('Lift the hold on api in dev');
  expect(await quay.does('promote')).not.toContain('wrote');
  expect(await quay.runs('dev/api')).toBe(good);
  expect(await quay.does('hold', ...api, '--lift')).toContain('`--lift --again` lets that return');
  await quay.does('hold', ...api, '--lift', '--again');
  await quay.does('promote');
  expect(await quay.runs('dev/api')).toBe(bad);
});

test('rollback: a person who reverts a promotion has rolled back, and it is held', async () => {
  const quay = await harbour({ environments: { dev: merging }, services: ['api'] });
  const good = await quay.ship('api');
  await quay.does('promote');
  const before = Object.fromEntries(await quay.files('apps/environments'));
  const bad = await quay.ship('api');
  await quay.does('promote');
  await quay.edit(before, `Revert "Release api ${short(bad)} to dev"`);
  expect(await quay.does('promote')).toContain('dev/api: held after a revert by hand');
  expect(await quay.does('status')).toContain(`paused: ${short(bad)} was reverted by hand`);
  await quay.does('hold', '--env', 'dev', '--service', 'api', '--lift');
  await quay.ship('api');
  await quay.does('promote');
  expect(await quay.runs('dev/api')).not.toBe(good);
});

test('rollback vs ancestry: it goes to what a release is refused, and not to images that are gone', async () => {
  const quay = await harbour({ environments: pair, services: ['api'] });
  const commits: string[] = [];
  for (const number of ['1', '2']) {
    commits.push(await quay.ship('api'));
    await quay.does('promote');
    await quay.does('request', 'merge', number);
  }
  const [older = ''] = commits;
  const release = ['release', ...prod, '--commit', older, '--override', 'review', ...why] as const;
  expect(await quay.refused(...release)).toContain('FL_SOURCE_OLDER');
  await cleanUp(quay, 'prod/api', older);
  await cleanUp(quay, 'dev/api', older);
  expect(await quay.refused('rollback', ...prod, ...why)).toContain('FL_IMAGE_MISSING');
  await quay.does('rollback', ...prod, ...why, '--accept-unverified');
  expect(await quay.runs('prod/api')).toBe(older);
  expect(await quay.log('%(trailers:key=Fairlead-Override,valueonly)')).toContain('unverified by Kim');
});
