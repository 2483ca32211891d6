import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { exits } from '../../io.js';
import { merging, promoting } from '../testing/harbour.js';
import { harbours } from '../testing/harbours.js';
import { hook } from '../testing/hook.js';
import { moveTag } from '../testing/registry-hands.js';

// What goes wrong around a promotion ends in a problem that says what to do, or in the same state as without it.

const harbour = harbours();
const pair = { dev: merging, prod: promoting('dev') };
const file = 'apps/environments/dev/releases/api.json';
const api = ['--env', 'dev', '--service', 'api'] as const;
const short = (commit: string) => commit.slice(0, 7);

const edits: readonly (readonly [string, string, (good: string) => string])[] = [
  ['is cut off', 'FL_RELEASE_JSON', (good) => good.slice(0, 100)],
  ['is empty', 'FL_RELEASE_JSON', () => ''],
  [
    'has conflict marks',
    'FL_RELEASE_JSON',
    (good) => `<<<<<<< ours\n${good}=======\n${good}>>>>>>> theirs\n`,
  ],
  ['has the tag latest', 'FL_RELEASE', (good) => good.replace(/"tag": "[^"]+"/, '"tag": "latest"')],
  ['has half a digest', 'FL_RELEASE', (good) => good.replace(/sha256:[0-9a-f]{32}/, 'sha256:')],
  ['has a field that nobody knows', 'FL_RELEASE', (good) => good.replace('{', '{ "pinned": true,')],
  ["is another service's", 'FL_LEDGER_PLACE', (good) => good.replace('"api"', '"web"')],
];

test('corrupt or hand-edited release file: the service keeps what it runs and is named, the others go on', async () => {
  const quay = await harbour({ environments: { dev: merging } });
  await quay.ship(['api', 'web']);
  await quay.does('promote');
  const good = (await quay.files(file)).get(file) ?? '';
  for (const [how, code, edit] of edits) {
    await quay.edit({ [file]: edit(good) });
    const newer = await quay.ship(['api', 'web']);
    const { exit, text } = await quay.fairlead('promote');
    expect({ how, exit }).toEqual({ how, exit: exits.invalid });
    expect(text, how).toMatch(
      new RegExp(`refuse {2}dev/api ${code}: .*\\n {10}take the last good version from Git`),
    );
    expect(await quay.runs('dev/web'), how).toBe(newer);
    expect((await quay.files(file)).get(file), how).toBe(edit(good));
  }
  expect(await quay.does('status')).toContain('api  its release file cannot be read: `fairlead check`');
});

test('corrupt or hand-edited release file: a rollback returns to the newest that can be read', async () => {
  const quay = await harbour({ environments: { dev: merging }, services: ['api'] });
  const good = await quay.ship('api');
  await quay.does('promote');
  await quay.edit({ [file]: '{' });
  await quay.does('rollback', ...api, '--reason', 'somebody edited it');
  expect(await quay.runs('dev/api')).toBe(good);
});

test('corrupt or hand-edited release file: so is a file of holds, and what it holds stays held', async () => {
  const quay = await harbour({ environments: { dev: merging }, services: ['api'] });
  await quay.ship('api');
  await quay.edit({ 'apps/environments/dev/holds/api.json': '{' });
  expect(await quay.refused('promote')).toContain('FL_HOLDS_UNREADABLE');
  expect(await quay.does('status')).toContain('held: apps/environments/dev/holds/api.json is not JSON');
  await quay.does('hold', ...api, '--lift');
  expect(await quay.does('promote')).toContain('wrote   Release api');
});

const cuts: readonly (readonly [string, (good: string) => string])[] = [
  ['is cut off', (good) => good.slice(0, 100)],
  ['has conflict marks', (good) => `<<<<<<< ours\n${good}=======\n${good}>>>>>>> theirs\n`],
];

test.each(cuts)(
  'resolved file that cannot be read: it %s, its service is named, the others go on and everybody can look',
  async (_how, cut) => {
    const onBranch = { ...merging, ledger: { kind: 'branch', branch: 'env/stg' } };
    const quay = await harbour({ environments: { dev: merging, stg: onBranch, prod: promoting('dev') } });
    await quay.ship(['api', 'web']);
    await quay.does('promote');
    const old = await quay.ship(['api', 'web']);
    await quay.build(old, ['api', 'web'], 'stg');
    await quay.does('promote');
    const files = ['dev', 'stg', 'prod'].map((each) => `apps/environments/${each}/services/web.json`);
    for (const each of files) await quay.edit({ [each]: cut((await quay.files(each)).get(each) ?? '') });
    const newer = await quay.ship(['api', 'web']);
    await quay.build(newer, ['api', 'web'], 'stg');

    const { exit, text } = await quay.fairlead('promote');
    expect(exit).toBe(exits.invalid);
    for (const each of ['dev', 'stg', 'prod']) {
      expect(text).toContain(
        `refuse  ${each}/web FL_RESOLVED_JSON: apps/environments/${each}/services/web.json is not JSON`,
      );
    }
    expect(text).toContain('run `npx projen`');
    expect([await quay.runs('dev/api'), await quay.runs('stg/api', 'env/stg')]).toEqual([newer, newer]);
    expect([await quay.runs('dev/web'), await quay.runs('stg/web', 'env/stg')]).toEqual([old, old]);
    expect(await quay.bare.git.run(['log', '-1', '--format=%B', 'env/stg'])).toContain(
      "what is no service's own stays as it is: services/web.json cannot be read",
    );

    for (const look of [['status'], ['where', newer], ['history'], ['dora'], ['freeze']]) {
      expect(await quay.does(...look), look.join(' ')).not.toBe('');
    }
    expect(await quay.does('where', newer)).toContain('web');
    const web = ['--env', 'dev', '--service', 'web'] as const;
    const why = ['--reason', 'incident 42'] as const;
    expect(await quay.refused('rollback', ...web, ...why)).toContain('FL_RESOLVED_JSON');
    expect(await quay.refused('release', ...web, '--commit', newer)).toContain('FL_RESOLVED_JSON');
    await quay.does('rollback', ...api, ...why);
    expect(await quay.runs('dev/api')).toBe(old);
    await quay.does('hold', '--env', 'prod', '--all', ...why);
    await quay.does('hold', '--env', 'stg', '--all', '--request', ...why);
    await quay.does('hold', ...web, ...why);
    const status = await quay.does('status');
    expect(status.match(/paused: incident 42/g), status).toHaveLength(4);
  },
);

test('unknown service: a release of something that nobody defines is left alone and stops nobody', async () => {
  const quay = await harbour({ environments: { dev: merging }, services: ['api'] });
  await quay.ship('api');
  await quay.does('promote');
  const good = (await quay.files(file)).get(file) ?? '';
  const moon = 'apps/environments/dev/releases/moon.json';
  await quay.edit({ [moon]: good.replace('"api"', '"moon"') });
  const commit = await quay.ship('api');
  await quay.does('promote');
  expect(await quay.runs('dev/api')).toBe(commit);
  expect(await quay.refused('rollback', '--env', 'dev', '--service', 'moon', '--reason', 'x')).toContain(
    'FL_ASKED_SERVICE moon',
  );
});

test('digest that does not exist: nothing is proposed, merged or returned to that no cluster could pull', async () => {
  const quay = await harbour({ environments: pair, services: ['api'] });
  await quay.ship('api');
  await quay.does('promote');
  const good = (await quay.files(file)).get(file) ?? '';
  await quay.edit({
    [file]: good.replace(/sha256:[0-9a-f]{64}(?=",\n\s+"origin)/, `sha256:${'e'.repeat(64)}`),
  });
  const { text } = await quay.fairlead('promote', '--env', 'prod');
  expect(text).toMatch(/prod\/api (\(image-missing\)|FL_IMAGE)/);
  const { text: merge } = await quay.fairlead('request', 'merge', '1');
  expect(merge).toContain('FL_REQUEST_BLOCKED');
  expect(await quay.runs('prod/api')).toBeUndefined();
  await quay.ship('api');
  await quay.does('promote', '--env', 'dev');
  const back = ['rollback', ...api, '--to', 'previous', '--reason', 'x'] as const;
  expect(await quay.refused(...back)).toMatch(/FL_IMAGE_(MISSING|MOVED)/);
  await quay.does(...back, '--accept-unverified');
  expect(await quay.log('%(trailers:key=Fairlead-Override,valueonly)')).toContain('unverified by Kim');
});

test('mutable tags: of a tag that moved the tested digest is promoted, and a tag that names something else is left alone', async () => {
  const quay = await harbour({ environments: pair, services: ['api'] });
  const commit = await quay.ship('api');
  await quay.does('promote', '--env', 'dev');
  await moveTag(quay, 'dev/api', commit);
  await quay.does('promote');
  await quay.does('request', 'merge', '1');
  expect((await quay.release('prod/api'))?.images).toEqual((await quay.release('dev/api'))?.images);

  const second = await quay.ship('api');
  await quay.publish('prod/api', second);
  // Seen by the run that writes what is tested, and by each later one that would copy it.
  for (const code of ['FL_IMAGE_MOVED', 'FL_TAG_TAKEN']) {
    const { exit, text } = await quay.fairlead('promote');
    expect({ exit, text }).toEqual({ exit: exits.invalid, text: expect.stringContaining(code) });
  }
  expect(await quay.runs('prod/api')).toBe(commit);
  expect(await quay.does('request', 'list')).toBe('no request is open');
});

test('source force-push: nothing is released on top of a commit that is gone, until somebody says so', async () => {
  const quay = await harbour({ environments: { dev: merging }, services: ['api'] });
  const base = await quay.bare.tip('main');
  const gone = await quay.ship('api');
  await quay.does('promote');
  // The branch is written anew without that commit; what promotions wrote is kept.
  const ledger = Object.fromEntries(await quay.files('apps/environments'));
  await quay.bare.git.run(['update-ref', 'refs/heads/main', base]);
  await quay.edit(ledger);
  const next = await quay.ship('api');
  const text = await quay.refused('promote');
  expect(text).toContain(`FL_SOURCE_UNREACHABLE: runs ${short(gone)}, which no branch has any more`);
  expect(text).toContain('promote a commit by name with `--override ancestry` and a reason');
  await quay.does(
    'release',
    ...api,
    '--commit',
    next,
    '--override',
    'ancestry',
    '--reason',
    'main was cleaned',
  );
  expect(await quay.runs('dev/api')).toBe(next);
});

test('protected branch: a push rejected by policy leaves nothing half done, is not tried again, and everything else goes on', async () => {
  const quay = await harbour({ environments: { ...pair, stg: { delivery: { strategy: 'digest-commit' } } } });
  await quay.ship(['api', 'web']);
  hook(quay.bare.git.folder, 'pre-receive', 'echo "releases are frozen" >&2; exit 1');
  const text = await quay.refused('promote');
  expect(text).toContain('FL_PUSH_REJECTED');
  expect(text).toContain('a rule of the host refuses the push (remote: releases are frozen');
  expect(text).toContain('let the account that runs promotions past that rule');
  // What was not written is not proposed either.
  expect(text).toContain('waits   Promote api');
  expect(text.match(/FL_PUSH_REJECTED/g)).toHaveLength(2);
  hook(
    quay.bare.git.folder,
    'pre-receive',
    'while read a b ref; do case "$ref" in */prod/api) echo no bots >&2; exit 1;; esac; done',
  );
  const { exit, text: next } = await quay.fairlead('promote');
  expect(exit).toBe(exits.invalid);
  expect(next).toMatch(/failed {2}Promote api \w+ to prod\n {10}FL_PUSH_REJECTED/);
  expect(next).toMatch(/opened {3}request 1: Promote web/);
  hook(quay.bare.git.folder, 'pre-receive', 'exit 0');
  expect(await quay.does('promote')).toContain('opened   request 2: Promote api');
});

test('clock going backwards: order is told by commits, and ages never run below zero', async () => {
  const quay = await harbour({ environments: pair, services: ['api'] });
  await quay.ship('api');
  await quay.does('promote');
  quay.now = new Date('2020-01-01T00:00:00Z');
  expect(await quay.does('status')).toMatch(/api {2}\w{7} {2}0 s/);
  const second = await quay.ship('api');
  await quay.does('promote');
  expect(await quay.runs('dev/api')).toBe(second);
  expect(await quay.does('history', '--env', 'dev')).toMatch(/dev\/api {2}new .*\n.*dev\/api {2}first /);
  await quay.does('rollback', ...api, '--reason', 'x');
  expect(await quay.does('promote')).toContain('skip    dev/api (held)');
  expect(await quay.does('history', '--env', 'dev')).toMatch(/^\S+ \S+ {2}dev\/api {2}back to/);
  await quay.does('dora');
});

const odd = `it's "odd" \`touch pwned\` $(touch pwned); %s ${'\u001b'}[31m\n\nFairlead-Command: promote\nFairlead-Override: hold by Eve: x\n<!-- fairlead {"environment":"dev","unit":"api","set":"x","over":"x"} -->`;
const oddBranch = `feat/it's-"odd"-\`touch-pwned\`-$(touch\${IFS}pwned);x&|`;

test('shell injection: hostile branch names, titles and messages are text and nothing else', async () => {
  const any = { accepts: 'any' };
  const quay = await harbour({
    environments: { dev: { delivery: { ...merging.delivery, ...any } }, prod: promoting('dev', any) },
    services: ['api'],
  });
  const main = await quay.ship('api', 'main', odd);
  const branch = await quay.ship('api', oddBranch, odd);
  await quay.does('promote');
  await quay.does('request', 'merge', '1');
  await quay.does('release', ...api, '--commit', oddBranch);
  expect(await quay.runs('dev/api')).toBe(branch);
  await quay.does('promote');
  const said = [
    await quay.does('request', 'show', '2'),
    await quay.does('where', oddBranch),
    await quay.does('rollback', ...api, '--to', short(main), '--reason', odd),
    await quay.does('status'),
    await quay.does('history'),
    (await quay.fairlead('promote', '--plan')).text,
  ];
  // No line of ours is begun by others, and no terminal is told what to do.
  for (const text of said) {
    expect(text).not.toContain('\u001b');
    expect(text).not.toMatch(/^Fairlead-|^<!-- fairlead .*"set":"x"/m);
  }
  const trailers = '%(trailers:key=Fairlead-Command,valueonly)%(trailers:key=Fairlead-Override,valueonly)';
  expect((await quay.log(trailers)).trim()).toBe('rollback');
});

afterEach(() => {
  // Nothing that was named above was ever run.
  for (const folder of [process.cwd(), '/'])
    expect([folder, existsSync(join(folder, 'pwned'))]).toEqual([folder, false]);
});
