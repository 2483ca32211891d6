import { afterEach, expect, test } from 'vitest';
import { Harbour, type HarbourOptions, merging, promoting } from './testing/harbour.js';

const open: Harbour[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

async function harbour(environments: HarbourOptions['environments']): Promise<Harbour> {
  const opened = await Harbour.open({ environments, services: ['api'] });
  open.push(opened);
  return opened;
}

const short = (commit: string) => commit.slice(0, 7);
/** A feature branch is merged without a commit of its own. */
const fastForward = (quay: Harbour, commit: string) =>
  quay.bare.git.run(['update-ref', 'refs/heads/main', commit]);
const prod = 'apps/environments/prod';
const why = ['--reason', 'berths are double-booked'] as const;

test('commit on merge: a merge runs once its image is there, and what was rolled back stays out', async () => {
  const quay = await harbour({ dev: merging });
  const good = await quay.ship('api', 'feature');
  await quay.does('promote');
  expect(await quay.runs('dev/api')).toBeUndefined();

  await fastForward(quay, good);
  expect(await quay.does('promote')).toContain(`dev/api: first release → ${short(good)}`);
  expect(await quay.runs('dev/api')).toBe(good);
  expect(await quay.does('promote')).toBe('skip    dev/api (unchanged): nothing newer is there');

  const bad = await quay.commit('api');
  expect(await quay.does('promote')).toContain('skip    dev/api (image-missing)');
  await quay.build(bad, 'api');
  await quay.does('promote');
  expect(await quay.runs('dev/api')).toBe(bad);

  expect(await quay.does('rollback', '--env', 'dev', '--service', 'api', ...why)).toContain(
    `Roll back api to ${short(good)} in dev`,
  );
  expect(await quay.runs('dev/api')).toBe(good);
  expect(await quay.does('promote')).toContain('skip    dev/api (held)');
  expect(await quay.does('status')).toMatch(
    new RegExp(`api {2}${short(good)} .*paused: berths are double-booked \\(Kim`),
  );

  const fixed = await quay.ship('api');
  await quay.does('hold', '--env', 'dev', '--service', 'api', '--lift');
  await quay.does('promote');
  expect(await quay.runs('dev/api')).toBe(fixed);
});

test('pull request: what runs in staging is proposed, approved, merged and rolled back', async () => {
  const quay = await harbour({ stg: merging, prod: promoting('stg') });
  const good = await quay.commit('api', 'feature', 'feat: book a berth by `night` & <b>day</b>');
  await quay.build(good, 'api', 'stg');
  await quay.does('promote');
  expect(await quay.does('request', 'list')).toBe('no request is open');
  await fastForward(quay, good);
  expect(await quay.does('promote')).toContain(`opened   request 1: Promote api ${short(good)} to prod`);
  expect(await quay.does('request', 'list')).toMatch(/^1 {2}ready {2}Promote api/);
  expect(await quay.does('promote')).toContain('skip    prod/api (waits-for-merge)');

  await quay.does('request', 'approve', '1');
  await quay.does('request', 'merge', '1');
  expect(await quay.runs('prod/api')).toBe(good);
  const manifest = [...(await quay.files(`${prod}/manifests/api/kustomization.yaml`)).values()].join('');
  expect(manifest).toContain(good);
  expect(manifest).toContain(`${quay.registry.host}/prod/api`);

  const bad = await quay.commit('api', 'main', 'feat: moor twice');
  await quay.build(bad, 'api', 'stg');
  await quay.does('promote');
  expect(await quay.does('request', 'show', '2')).toContain('feat: moor twice (Ada)');
  const { json } = await quay.fairlead('request', 'show', '2');
  expect(json).toMatchObject({ body: expect.stringContaining('feat&#58; moor twice (Ada)') });
  const newer = await quay.commit('api');
  await quay.build(newer, 'api', 'stg');
  expect(await quay.does('promote')).toContain('updated  request 2');
  await quay.does('request', 'merge', '2');
  expect(await quay.runs('prod/api')).toBe(newer);

  await quay.does('rollback', '--env', 'prod', '--service', 'api', '--to', short(good), ...why);
  expect(await quay.runs('prod/api')).toBe(good);
  expect(await quay.does('promote')).toContain('skip    prod/api (held)');
  expect(await quay.does('request', 'list')).toBe('no request is open');
});

test('release by version: the highest tag arrives, a lower one does not, and a version is returned to', async () => {
  const quay = await harbour({ dev: { delivery: { strategy: 'version-release' } } });
  const tag = (name: string, commit: string) => quay.bare.git.run(['tag', name, commit]);
  const one = await quay.ship('api', 'feature');
  // A version of a commit that is not merged is none that arrives.
  await tag('v0.9.0', one);
  expect(await quay.does('promote')).toContain(`skip    dev/api (off-branch): ${short(one)} is not on main`);
  await quay.bare.git.run(['tag', '--delete', 'v0.9.0']);
  await fastForward(quay, one);
  await quay.does('promote');
  expect(await quay.runs('dev/api')).toBeUndefined();
  await tag('v1.0.0', one);
  await quay.does('promote');
  expect(await quay.release('dev/api')).toMatchObject({ version: '1.0.0', source: { commit: one } });

  const two = await quay.ship('api');
  await tag('api-v1.1.0', two);
  await tag('v1.2.0-rc.1', await quay.ship('api'));
  await quay.does('promote');
  expect(await quay.release('dev/api')).toMatchObject({ version: '1.1.0', source: { commit: two } });

  const lower = ['release', '--env', 'dev', '--service', 'api', '--version', '1.0.0'] as const;
  expect(await quay.fairlead(...lower)).toMatchObject({ exit: 5, text: expect.stringContaining('FL_') });
  await quay.does('rollback', '--env', 'dev', '--service', 'api', '--to', '1.0.0', ...why);
  expect(await quay.release('dev/api')).toMatchObject({ version: '1.0.0', source: { commit: one } });
});

test('digest commit: the ledger is a branch of the bot, with all that Argo CD reads', async () => {
  const quay = await harbour({ dev: { delivery: { strategy: 'digest-commit' } } });
  const first = await quay.ship('api', 'feature');
  await quay.does('promote');
  await fastForward(quay, first);
  await quay.does('promote');
  expect(await quay.bare.tip('main')).toBe(first);
  const ledger = 'deploy/dev';
  expect(await quay.runs('dev/api', ledger)).toBe(first);
  expect([...(await quay.files('apps/environments/dev', ledger)).keys()]).toEqual([
    'apps/environments/dev/manifests/_environment/applications/api.yaml',
    'apps/environments/dev/manifests/_environment/project.yaml',
    'apps/environments/dev/manifests/api/kustomization.yaml',
    'apps/environments/dev/manifests/api/objects.yaml',
    'apps/environments/dev/releases/api.json',
  ]);
  const second = await quay.ship('api');
  await quay.does('promote');
  expect(await quay.runs('dev/api', ledger)).toBe(second);
  await quay.does('rollback', '--env', 'dev', '--service', 'api', ...why);
  expect(await quay.runs('dev/api', ledger)).toBe(first);
  expect(await quay.does('history', '--env', 'dev')).toMatch(/back to .*\n.*new .*\n.*first /);
});

test('environment branches: each environment is a branch of its own, and a promotion is a request onto it', async () => {
  const on = (branch: string) => ({ ledger: { kind: 'branch', branch } });
  const quay = await harbour({
    dev: { ...merging, ...on('env/dev') },
    prod: { ...promoting('dev'), ...on('env/prod') },
  });
  const good = await quay.ship('api', 'feature');
  await quay.does('promote');
  await fastForward(quay, good);
  expect(await quay.does('promote')).toContain(`dev/api: first release → ${short(good)}`);
  expect(await quay.runs('dev/api', 'env/dev')).toBe(good);
  await quay.does('request', 'merge', '1');
  expect(await quay.runs('prod/api', 'env/prod')).toBe(good);
  expect([...(await quay.files(prod, 'env/prod')).keys()]).toEqual([
    `${prod}/manifests/_environment/applications/api.yaml`,
    `${prod}/manifests/_environment/project.yaml`,
    `${prod}/manifests/api/kustomization.yaml`,
    `${prod}/manifests/api/objects.yaml`,
    `${prod}/releases/api.json`,
  ]);

  const bad = await quay.ship('api', 'main', 'feat: moor twice');
  await quay.does('promote');
  expect(await quay.does('request', 'show', '2')).toContain('moor twice');
  await quay.does('request', 'merge', '2');
  expect(await quay.runs('prod/api', 'env/prod')).toBe(bad);
  await quay.does('rollback', '--env', 'prod', '--service', 'api', ...why);
  expect(await quay.runs('prod/api', 'env/prod')).toBe(good);
  expect(await quay.does('promote')).toContain('skip    prod/api (held)');
  // Nothing of all that is on the branch that people merge to.
  expect(await quay.bare.tip('main')).toBe(bad);

  expect(await quay.does('status')).toMatch(
    new RegExp(`dev\n  api {2}${short(bad)} .*\nprod\n  api {2}${short(good)} .*paused: berths`),
  );
  expect(await quay.does('where', bad)).toMatch(/dev +runs .*\n.*prod +gone/);
  expect(await quay.does('history', '--env', 'prod')).toMatch(/back to .*\n.*new .*\n.*first /);
});

test('stops here: a release that was tried goes no further, and the fix passes by itself', async () => {
  const quay = await harbour({ dev: merging, prod: promoting('dev') });
  const dev = ['--env', 'dev', '--service', 'api'] as const;
  const tried = await quay.ship('api');
  await quay.does('promote');
  const said = await quay.does('hold', ...dev, '--stops-here', '--reason', 'the tide table is wrong');
  expect(said).toContain(`dev/api: stops-here: api ${tried.slice(0, 7)}: the tide table is wrong (Kim`);
  expect(said).toContain('closed  request 1: stops in dev: the tide table is wrong (Kim');
  expect(await quay.does('status', '--env', 'dev')).toContain('stops here: the tide table is wrong (Kim');
  const { text } = await quay.fairlead('request', 'merge', '1');
  expect(text).toContain('FL_REQUEST_BLOCKED');
  expect(await quay.does('promote')).toContain(
    'prod/api (stops-here): stops in dev: the tide table is wrong',
  );
  expect(await quay.refused('release', '--env', 'prod', '--service', 'api')).toContain(
    'or lift the hold with `fairlead hold --env dev --service api --lift`',
  );
  // Nor by its name, where a person sets the review aside and not the hold.
  const named = ['--env', 'prod', '--service', 'api', '--commit', tried] as const;
  expect(await quay.refused('release', ...named, '--override', 'review', '--reason', 'now')).toContain(
    'FL_RELEASE_STOPS',
  );
  expect(await quay.runs('prod/api')).toBeUndefined();

  const fix = await quay.ship('api');
  await quay.does('promote');
  const [number = ''] = (await quay.does('request', 'list')).split(' ');
  await quay.does('request', 'merge', number);
  expect(await quay.runs('prod/api')).toBe(fix);
  // Another release has taken its place: the hold stops nothing more, and is told no more.
  expect(await quay.does('status', '--env', 'dev')).not.toContain('stops here');
  // It is still known by what it is.
  await quay.does('rollback', ...dev, '--reason', 'the fix leaks');
  expect(await quay.runs('dev/api')).toBe(tried);
  expect(await quay.does('promote')).toContain('prod/api (stops-here)');
});
