import { expect, test } from 'vitest';
import { type Harbour, merging, promoting } from './testing/harbour.js';
import { harbours } from './testing/harbours.js';

// What travels beside the tracked branch, from its first commit until it is part of it.

const harbour = harbours();
const short = (commit: string) => commit.slice(0, 7);
const any = { delivery: { ...merging.delivery, accepts: 'any' } };
const why = ['--reason', 'berths are double-booked'] as const;
const source = (name: string) => `apps/services/api/${name}`;

/** Starts a branch at a commit. */
const branchAt = (quay: Harbour, branch: string, commit: string) =>
  quay.bare.git.run(['update-ref', `refs/heads/${branch}`, commit]);

/** Merges a branch as a host does, by a commit of two parents. */
async function merge(quay: Harbour, branch: string): Promise<string> {
  const { git } = quay.bare;
  const [main, other] = [await quay.bare.tip('main'), await quay.bare.tip(branch)];
  const [tree = ''] = (await git.run(['merge-tree', '--write-tree', main, other])).split('\n');
  const by = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
  const message = `Merge branch '${branch}'`;
  const made = await git.run([...by, 'commit-tree', tree, '-p', main, '-p', other, '-m', message]);
  await git.run(['update-ref', 'refs/heads/main', made, main]);
  return made;
}

/** Takes over one commit of a branch, as a new one. */
async function pick(quay: Harbour, branch: string, file: string): Promise<string> {
  const text = (await quay.files(file, branch)).get(file);
  return quay.edit({ [file]: text }, `picked from ${branch}`);
}

async function made(quay: Harbour, commit: Promise<string>): Promise<string> {
  await quay.build(await commit, 'api');
  return commit;
}

test('a feature branch: tried in dev by its name, it goes no further, and dev follows main again once it is merged', async () => {
  const quay = await harbour({ environments: { dev: any, prod: promoting('dev') }, services: ['api'] });
  await quay.ship('api');
  await quay.does('promote');
  await quay.does('request', 'merge', '1');
  const feature = await made(
    quay,
    quay.edit({ [source('feature.txt')]: 'one\n' }, 'feat: tides', 'my-feature'),
  );
  // That it is built says nothing: a branch build comes when somebody names it.
  expect(await quay.does('promote', '--env', 'dev')).toBe(
    'skip    dev/api (unchanged): nothing newer is there',
  );
  await quay.does('release', '--env', 'dev', '--service', 'api', '--commit', 'my-feature');
  expect(await quay.release('dev/api')).toMatchObject({ source: { commit: feature } });
  expect(await quay.does('status', '--env', 'dev')).toContain(`api  ${short(feature)}`);
  expect(await quay.does('where', 'my-feature')).toMatch(/dev +runs .*\n.*prod +not yet/);
  expect(await quay.does('promote')).toContain(
    `skip    prod/api (off-branch): ${short(feature)} is not on main, and prod accepts nothing else`,
  );

  const second = await made(quay, quay.edit({ [source('feature.txt')]: 'two\n' }, 'feat: ebb', 'my-feature'));
  await quay.does('release', '--env', 'dev', '--service', 'api', '--commit', 'my-feature');
  expect(await quay.runs('dev/api')).toBe(second);

  // A merge of somebody else does not take the branch away from who tries it.
  await made(quay, quay.edit({ [source('other.txt')]: 'other\n' }, 'fix: moorings'));
  expect(await quay.does('promote', '--env', 'dev')).toContain('skip    dev/api (patch-missing)');
  expect(await quay.runs('dev/api')).toBe(second);

  const merged = await made(quay, merge(quay, 'my-feature'));
  await quay.bare.git.run(['update-ref', '-d', 'refs/heads/my-feature']);
  expect(await quay.does('promote')).toContain(`dev/api: ${short(second)} → ${short(merged)}`);
  expect((await quay.release('dev/api'))?.source.branchedFrom).toBeUndefined();
  await quay.does('request', 'merge', '2');
  expect(await quay.runs('prod/api')).toBe(merged);
  expect(await quay.does('where', feature)).toMatch(/dev +runs .*\n.*prod +runs/);
});

test('a feature branch that was squashed and deleted: somebody names the commit that follows it, once', async () => {
  const quay = await harbour({ environments: { dev: any }, services: ['api'] });
  await quay.ship('api');
  await quay.does('promote');
  await made(quay, quay.edit({ [source('feature.txt')]: 'one\n' }, 'feat: tides', 'my-feature'));
  const tried = await made(quay, quay.edit({ [source('feature.txt')]: 'two\n' }, 'feat: ebb', 'my-feature'));
  await quay.does('release', '--env', 'dev', '--service', 'api', '--commit', 'my-feature');
  const squashed = await made(quay, pick(quay, 'my-feature', source('feature.txt')));
  expect(await quay.does('promote')).toContain('skip    dev/api (patch-missing)');
  // Without a name: the newest of main.
  const newest = ['release', '--env', 'dev', '--service', 'api', '--override', 'ancestry'] as const;
  expect((await quay.fairlead(...newest, '--reason', 'dev is main again', '--plan')).text).toContain(
    `dev/api: ${short(tried)} → ${short(squashed)}`,
  );
  await quay.bare.git.run(['update-ref', '-d', 'refs/heads/my-feature']);
  expect((await quay.fairlead('promote')).text).toContain('FL_SOURCE_UNREACHABLE');
  expect(await quay.runs('dev/api')).toBe(tried);
  const release = ['release', '--env', 'dev', '--service', 'api', '--commit', 'main'] as const;
  await quay.does(...release, '--override', 'ancestry', '--reason', 'my-feature was squashed');
  expect(await quay.runs('dev/api')).toBe(squashed);
  const next = await quay.ship('api');
  await quay.does('promote');
  expect(await quay.runs('dev/api')).toBe(next);
});

test.each(['merged', 'picked'])(
  'a hotfix that is %s: from what runs in production, past the review, and back into main',
  async (how) => {
    const quay = await harbour({
      environments: { stg: merging, prod: promoting('stg', { accepts: 'any' }) },
      services: ['api'],
    });
    const ship = async (file: string) => {
      const commit = await quay.edit({ [source(file)]: `${file}\n` }, `feat: ${file}`);
      await quay.build(commit, 'api', 'stg');
      return commit;
    };
    const good = await ship('one.txt');
    await quay.does('promote');
    await quay.does('request', 'merge', '1');
    const ahead = await ship('two.txt');
    await quay.does('promote');

    await branchAt(quay, 'hotfix', good);
    const hotfix = await quay.edit({ [source('fix.txt')]: 'fix\n' }, 'fix: berths', 'hotfix');
    await quay.build(hotfix, 'api', 'stg');
    const release = ['release', '--env', 'prod', '--service', 'api', '--commit', 'hotfix'] as const;
    expect(await quay.refused(...release)).toContain('FL_ASKED_REVIEW');
    await quay.does(...release, '--override', 'review', ...why);
    expect(await quay.release('prod/api')).toMatchObject({ source: { commit: hotfix, branchedFrom: good } });
    expect(await quay.log('%(trailers:key=Fairlead-Override,valueonly)')).toContain('review by Kim');
    expect(await quay.tags('prod/api')).toContain(hotfix);
    expect(await quay.does('status', '--env', 'prod')).toContain(`api  ${short(hotfix)}`);
    expect(await quay.does('where', 'hotfix')).toMatch(/stg +not yet\n.*prod +runs/);

    // What stg runs lacks the patch: it does not overtake it, proposed before or after.
    expect(await quay.does('promote')).toContain(
      `prod/api (patch-missing): ${short(ahead)} has not ${short(hotfix)}, which ${short(hotfix)} brought here`,
    );
    expect(await quay.fairlead('request', 'merge', '2')).toMatchObject({
      text: expect.stringContaining('FL_REQUEST_BLOCKED'),
    });
    expect(await quay.runs('prod/api')).toBe(hotfix);

    const back =
      how === 'merged' ? await merge(quay, 'hotfix') : await pick(quay, 'hotfix', source('fix.txt'));
    await quay.build(back, 'api', 'stg');
    expect(await quay.does('promote')).toContain('request');
    const [number = ''] = (await quay.does('request', 'list')).split(' ');
    await quay.does('request', 'merge', number);
    expect(await quay.release('prod/api')).toMatchObject({ source: { commit: back } });
    expect((await quay.release('prod/api'))?.source.branchedFrom).toBeUndefined();
    if (how === 'merged') expect(await quay.does('where', 'hotfix')).toMatch(/stg +runs .*\n.*prod +runs/);
  },
);
