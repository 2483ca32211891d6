import { expect, test } from 'vitest';
import { exits } from '../../io.js';
import { server } from '../../testing/definitions.js';
import { merging, promoting } from '../testing/harbour.js';
import { harbours } from '../testing/harbours.js';
import { publishFor } from '../testing/registry-hands.js';

// What is looked at before anything is written, seen from the command line.

const harbour = harbours();
const dev = 'apps/environments/dev';
const api = ['--env', 'dev', '--service', 'api'] as const;
const short = (commit: string) => commit.slice(0, 7);

/** An object of it is none that an API server takes. */
const brokenIn = (environment: string) => ({
  overrides: {
    [environment]: { patches: [{ target: { kind: 'Deployment' }, merge: { spec: { replicaz: 2 } } }] },
  },
});

test('payload validated: what is asked for is looked up, and what is none of it is refused', async () => {
  const quay = await harbour({ environments: { dev: merging } });
  const commit = await quay.ship(['api', 'web']);
  await quay.build(commit, 'api');
  const wrong: readonly (readonly [readonly string[], string])[] = [
    [['promote', '--env', 'moon'], 'FL_ASKED_ENVIRONMENT'],
    [['promote', '--service', 'moon'], 'FL_ASKED_SERVICE'],
    [['history', '--service', 'moon'], 'FL_ASKED_SERVICE'],
    [['dora', '--service', 'api', 'moon'], 'FL_ASKED_SERVICE'],
    [['release', ...api, '--commit', '$(id)'], 'FL_COMMIT_UNKNOWN'],
    [['release', ...api, '--commit', '--output=x'], 'FL_COMMIT_UNKNOWN'],
    [['release', ...api, '--commit', '@{-1}'], 'FL_COMMIT_UNKNOWN'],
    [['release', ...api, '--version', '9.9.9'], 'FL_ASKED_COMMIT'],
    [['release', ...api, '--image', 'moon=1.0.0'], 'FL_ASKED_IMAGE'],
    // Its own images have the commit as their tag, whatever else names them.
    [['release', ...api, '--image', 'main=latest'], 'FL_ASKED_IMAGE'],
    [['rollback', ...api, '--to', 'fffffff', '--reason', 'x'], 'FL_ROLLBACK_TARGET'],
    [['hold', '--env', 'dev', '--service', '../../x', '--reason', 'x'], 'FL_ASKED_SERVICE'],
  ];
  for (const [argv, code] of wrong) expect(await quay.refused(...argv), argv.join(' ')).toContain(code);
});

test('images: one that is not built for the nodes is refused before anything is written', async () => {
  const define = () => ({
    api: {
      workloads: { server },
      overrides: { prod: { workloads: { server: { placement: { architectures: ['arm64'] } } } } },
    },
  });
  const quay = await harbour({
    environments: { dev: merging, prod: promoting('dev') },
    services: ['api'],
    define,
  });
  const arm = await quay.commit('api');
  await publishFor(['linux/arm64'], quay, { name: 'dev/api', tag: arm });
  expect(await quay.refused('promote', '--env', 'dev')).toContain('main is not built for linux/amd64');
  const amd = await quay.ship('api');
  await quay.does('promote', '--env', 'dev');
  expect(await quay.refused('promote', '--env', 'prod')).toContain('FL_IMAGE_PROCESSOR');
  const both = await quay.commit('api');
  await publishFor(['linux/amd64', 'linux/arm64/v8'], quay, { name: 'dev/api', tag: both });
  await quay.does('promote');
  expect([await quay.runs('dev/api'), amd === both]).toEqual([both, false]);
  expect(await quay.does('request', 'show', '1')).toMatch(/\| platforms \| .*built for arm64/);
});

test('payload validated: a release that nobody could read again is not written', async () => {
  const quay = await harbour({
    environments: { dev: merging },
    services: ['api'],
    define: (host) => ({
      api: {
        images: {
          cache: { vendor: { repository: `${host}/dev/cache` } },
          queue: { vendor: { repository: `${host}/dev/queue`, range: '^3.0.0' } },
        },
        workloads: { server: { ...server, image: 'cache' } },
      },
    }),
  });
  await quay.ship('api');
  await quay.publish('dev/cache', 'latest');
  await quay.publish('dev/queue', '3.1.0');
  await quay.publish('dev/queue', '4.0.0');
  const release = ['release', ...api, '--image', 'cache=latest', '--image'] as const;
  expect(await quay.refused(...release, 'queue=4.0.0')).toContain('is no version in ^3.0.0');
  const { exit, text } = await quay.fairlead(...release, 'queue=3.1.0');
  expect(exit).toBe(exits.invalid);
  expect(text).toContain('`latest` says nothing about what runs');
  expect(await quay.release('dev/api')).toBeUndefined();
});

test('commit on an accepted branch: a branch build goes only where those are accepted', async () => {
  const any = { delivery: { ...merging.delivery, accepts: 'any' } };
  const quay = await harbour({ environments: { dev: merging, stg: any }, services: ['api'] });
  const commit = await quay.ship('api', 'feature');
  const text = await quay.refused('release', ...api, '--commit', 'feature');
  expect(text).toContain(`FL_SOURCE_BRANCH: ${short(commit)} is not on main, and dev accepts nothing else`);
  expect(text).toContain("merge it first, or set `accepts: 'any'`");
  await quay.does('release', '--env', 'stg', '--service', 'api', '--commit', 'feature');
  expect(await quay.release('stg/api')).toMatchObject({
    source: { commit, branchedFrom: expect.any(String) },
  });
});

test('ancestry and no downgrade: neither an older commit nor a lower version replaces what runs', async () => {
  const versions = { delivery: { strategy: 'version-release' } };
  const quay = await harbour({ environments: { dev: merging, stg: versions }, services: ['api'] });
  const [older, newer] = [await quay.ship('api'), await quay.ship('api')];
  await quay.bare.git.run(['tag', 'v2.0.0', older]);
  await quay.does('promote');
  await quay.bare.git.run(['tag', 'v1.9.0', newer]);
  expect(await quay.refused('release', ...api, '--commit', older)).toContain('FL_SOURCE_OLDER');
  const lower = ['release', '--env', 'stg', '--service', 'api', '--version', '1.9.0'] as const;
  expect(await quay.refused(...lower)).toContain('FL_DOWNGRADE: 1.9.0 is lower than 2.0.0, which runs here');
  // What is set aside by name goes, and the commit keeps who did it and why.
  await quay.does(...lower, '--override', 'downgrade', '--reason', 'as agreed');
  expect(await quay.release('stg/api')).toMatchObject({ version: '1.9.0' });
  expect(
    await quay.bare.git.run(['log', '-1', '--format=%(trailers:key=Fairlead-Override,valueonly)', 'main']),
  ).toContain('downgrade by Kim <kim@example.com>: as agreed');
});

test('idempotent: a second run changes nothing and says so', async () => {
  const quay = await harbour({ environments: { dev: merging, prod: promoting('dev') }, services: ['api'] });
  await quay.ship('api');
  await quay.does('promote');
  const [refs, requests] = [await quay.refs(), quay.registry.requests.length];
  expect(await quay.does('promote')).toMatch(
    /^skip {4}dev\/api \(unchanged\): nothing newer is there\nskip {4}prod\/api \(waits-for-merge\)/,
  );
  expect(await quay.does('promote', '--plan')).not.toMatch(/^(write|open|update|close|merge|status)/m);
  expect(await quay.refs()).toBe(refs);
  expect(quay.registry.requests.slice(requests).filter((each) => !/^(GET|HEAD) /.test(each))).toEqual([]);
});

test('only the files of that service change', async () => {
  const quay = await harbour({ environments: { dev: merging, stg: merging } });
  await quay.ship(['api', 'web']);
  await quay.does('promote');
  const before = await quay.bare.tip('main');
  const commit = await quay.commit('api');
  await quay.build(commit, 'api');
  await quay.does('promote', '--service', 'api', '--env', 'dev');
  const changed = await quay.bare.git.run(['diff', '--name-only', before, 'main', '--', 'apps/environments']);
  expect(changed.split('\n')).toEqual([
    `${dev}/manifests/api/kustomization.yaml`,
    `${dev}/releases/api.json`,
  ]);
});

test('rendered and strictly checked before the push: what no cluster takes is not written', async () => {
  const quay = await harbour({
    environments: { dev: merging },
    services: ['api'],
    define: () => ({ api: brokenIn('dev') }),
  });
  await quay.ship('api');
  const text = await quay.refused('promote');
  expect(text).toContain('failed  dev/api keeps what it runs');
  expect(text).toContain('FL_SCHEMA_FIELD apps/services/api/service.ts patches.0');
  expect(text).toContain('Deployment/api-server spec.replicaz is no field of spec; ');
  expect(text).toContain('did you mean replicas?');
});

test('rendered and strictly checked before the push: what was edited beside the definition is not overwritten', async () => {
  const quay = await harbour({ environments: { dev: merging }, services: ['api'] });
  await quay.ship('api');
  await quay.does('promote');
  await quay.edit({ [`${dev}/manifests/api/objects.yaml`]: '# by hand\n' });
  await quay.ship('api');
  const text = await quay.refused('promote');
  expect(text).toContain('FL_PROMOTE_DRIFT');
  expect(text).toContain('run `fairlead update`, commit what it writes, and promote again');
});

test('one failing service keeps its pin and is named, and nothing is proposed that was not released', async () => {
  const quay = await harbour({
    environments: { dev: merging, prod: promoting('dev') },
    define: () => ({ web: brokenIn('dev') }),
  });
  const commit = await quay.ship(['api', 'web']);
  const { exit, text } = await quay.fairlead('promote');
  expect(exit).toBe(exits.invalid);
  expect(text).toContain(`wrote   Release api ${short(commit)} to dev`);
  expect(text).toContain('failed  dev/web keeps what it runs');
  expect(text).toContain('waits   Promote web');
  expect([await quay.runs('dev/api'), await quay.runs('dev/web')]).toEqual([commit, undefined]);
  expect(await quay.does('request', 'list')).toMatch(/^1 {2}ready {2}Promote api \w+ to prod$/);
  // The commit says no more than it does.
  expect(await quay.bare.git.run(['log', '-1', '--format=%B', 'main'])).not.toContain('web');
});

test('one service whose repository the registry refuses keeps its pin and is named, and the others go on', async () => {
  const quay = await harbour({ environments: { dev: merging } });
  const older = await quay.ship(['api', 'web']);
  await quay.does('promote');
  const newer = await quay.ship(['api', 'web']);
  const admit = quay.registry.deny('dev/web');
  const { exit, text } = await quay.fairlead('promote');
  expect(exit).toBe(exits.invalid);
  expect(text).toContain(`wrote   Release api ${short(newer)} to dev`);
  expect(text).toMatch(
    /refuse {2}dev\/web FL_REGISTRY_DENIED: \S+\/dev\/web.*\n {10}log in with `docker login`/,
  );
  expect([await quay.runs('dev/api'), await quay.runs('dev/web')]).toEqual([newer, older]);
  admit();
  await quay.does('promote');
  expect(await quay.runs('dev/web')).toBe(newer);
  const back = ['rollback', '--env', 'dev', '--service', 'web', '--reason', 'x'] as const;
  quay.registry.deny('dev/web');
  expect(await quay.refused(...back)).toContain('FL_REGISTRY_DENIED');
  // In an emergency what is recorded is returned to all the same, when somebody says so.
  await quay.does(...back, '--accept-unverified');
  expect(await quay.runs('dev/web')).toBe(older);
});

test('the failure message says what to do next', async () => {
  const quay = await harbour({ environments: { dev: merging, prod: promoting('dev') }, services: ['api'] });
  const older = await quay.ship('api');
  await quay.ship('api');
  await quay.does('promote');
  const mends: readonly (readonly [readonly string[], string])[] = [
    [['release', ...api, '--commit', older], 'to return to it use `fairlead rollback`'],
    [
      ['release', '--env', 'prod', '--service', 'api', '--commit', older],
      'promote it to where prod takes releases from, or set the review aside with `--override review` and a reason',
    ],
    [['rollback', ...api, '--to', 'fffffff', '--reason', 'x'], 'promote a good commit'],
  ];
  for (const [argv, mend] of mends) expect(await quay.refused(...argv)).toContain(mend);
  await quay.ship('api');
  await quay.does('hold', ...api, '--reason', 'audit');
  expect(await quay.refused('release', ...api)).toContain(
    'lift the hold with `fairlead hold --env dev --service api --lift`, or promote with `--override hold` and a reason',
  );
});

test('a commit that changes no service gives no release', async () => {
  const quay = await harbour({ environments: { dev: merging }, services: ['api'] });
  await quay.ship('api');
  await quay.does('promote');
  await quay.edit({ 'README.md': 'more\n', 'apps/services/README.md': 'x\n' });
  const refs = await quay.refs();
  expect(await quay.does('promote')).toBe('skip    dev/api (unchanged): nothing newer is there');
  expect(await quay.refs()).toBe(refs);
});

test('a definition that would reach an environment before its code is warned about', async () => {
  const quay = await harbour({ environments: { dev: merging, prod: promoting('dev') }, services: ['api'] });
  await quay.ship('api');
  await quay.does('promote');
  await quay.does('request', 'merge', '1');
  const file = `${dev}/services/api.json`;
  const text = (await quay.files(file)).get(file) ?? '';
  await quay.edit({ [file]: text.replace('"exposed": 80', '"exposed": 81') });
  expect(await quay.does('promote')).toContain(
    'warn    prod/api: the definition of api has changed since what runs in prod was tested in dev, and reaches prod before its code',
  );
});
