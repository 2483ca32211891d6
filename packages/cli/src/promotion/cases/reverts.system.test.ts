import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Harbour, merging, promoting } from '../testing/harbour.js';
import { harbours } from '../testing/harbours.js';

// A person goes back with git alone, as the button of a host does it.

const harbour = harbours();
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const short = (commit: string) => commit.slice(0, 7);

/** Reverts a commit of a shared branch in a clone of somebody's own, and pushes that. */
function revert(
  quay: Harbour,
  commit: string,
  { args = [], branch = 'main' }: { readonly args?: readonly string[]; readonly branch?: string } = {},
): string {
  const clone = realpathSync(mkdtempSync(join(tmpdir(), 'fairlead revert ')));
  folders.push(clone);
  const git = (...line: readonly string[]) =>
    execFileSync('git', ['-C', clone, '-c', 'user.name=Lou', '-c', 'user.email=lou@example.com', ...line], {
      encoding: 'utf8',
    }).trim();
  execFileSync('git', ['clone', '--quiet', '--branch', branch, quay.bare.git.folder, clone]);
  git('revert', '--no-edit', ...args, commit);
  git('push', '--quiet', 'origin', `HEAD:${branch}`);
  return git('rev-parse', 'HEAD');
}

test('the revert of a promotion is a rollback: what it took out stays out, others go on, and the fix arrives', async () => {
  const quay = await harbour({ environments: { dev: merging } });
  const good = await quay.ship(['api', 'web']);
  await quay.does('promote');
  const bad = await quay.ship('api');
  await quay.does('promote');
  const promotion = await quay.bare.tip('main');
  const web = await quay.ship('web');
  await quay.does('promote');
  const reverted = revert(quay, promotion);
  expect([await quay.runs('dev/api'), await quay.runs('dev/web')]).toEqual([good, web]);
  expect(await quay.does('promote')).toContain('dev/api: held after a revert by hand');
  expect(await quay.does('status')).toContain(
    `paused: ${short(bad)} was reverted by hand (the revert ${short(reverted)})`,
  );
  // The next runs leave it, whatever comes.
  await quay.ship('web');
  await quay.does('promote');
  expect(await quay.runs('dev/api')).toBe(good);
  const fix = await quay.ship('api');
  await quay.does('hold', '--env', 'dev', '--service', 'api', '--lift');
  await quay.does('promote');
  expect(await quay.runs('dev/api')).toBe(fix);
});

test("the revert of a request's merge is a rollback: the same set is not proposed again, the fix is", async () => {
  const quay = await harbour({ environments: { dev: merging, prod: promoting('dev') }, services: ['api'] });
  const good = await quay.ship('api');
  await quay.does('promote');
  await quay.does('request', 'merge', '1');
  const bad = await quay.ship('api');
  await quay.does('promote');
  await quay.does('request', 'merge', '2');
  const merge = await quay.bare.tip('main');
  expect(await quay.runs('prod/api')).toBe(bad);
  revert(quay, merge, { args: ['--mainline', '1'] });
  expect(await quay.runs('prod/api')).toBe(good);
  expect(await quay.does('promote')).toContain('prod/api: held after a revert by hand');
  expect(await quay.does('request', 'list')).toBe('no request is open');
  expect(await quay.runs('dev/api')).toBe(bad);
  const lift = ['hold', '--env', 'prod', '--service', 'api', '--lift'] as const;
  const fix = await quay.ship('api');
  await quay.does('promote');
  expect(await quay.does('request', 'list')).toBe('no request is open');
  await quay.does(...lift);
  await quay.does('promote');
  await quay.does('request', 'merge', '3');
  expect(await quay.runs('prod/api')).toBe(fix);
});

test('the revert of a first promotion is a rollback, too: nothing runs there until the fix does', async () => {
  const quay = await harbour({ environments: { dev: merging } });
  await quay.ship('web');
  await quay.does('promote');
  const bad = await quay.ship('api');
  await quay.does('promote');
  const reverted = revert(quay, await quay.bare.tip('main'));
  expect(await quay.runs('dev/api')).toBeUndefined();
  expect(await quay.does('promote')).toContain('dev/api: held after a revert by hand');
  expect(await quay.runs('dev/api')).toBeUndefined();
  expect(await quay.does('status')).toContain(
    `paused: ${short(bad)} was reverted by hand (the revert ${short(reverted)})`,
  );
  await quay.does('hold', '--env', 'dev', '--service', 'api', '--lift');
  await quay.does('promote');
  expect(await quay.runs('dev/api')).toBeUndefined();
  const fix = await quay.ship('api');
  await quay.does('promote');
  expect(await quay.runs('dev/api')).toBe(fix);
});

test("the revert of a first request's merge is a rollback, too, where requests merge by themselves", async () => {
  const prod = promoting('dev', { autoMerge: true });
  const quay = await harbour({ environments: { dev: merging, prod }, services: ['api'] });
  const bad = await quay.ship('api');
  await quay.does('promote');
  expect(await quay.runs('prod/api')).toBe(bad);
  revert(quay, await quay.bare.tip('main'), { args: ['--mainline', '1'] });
  expect(await quay.runs('prod/api')).toBeUndefined();
  expect(await quay.does('promote')).toContain('prod/api: held after a revert by hand');
  expect(await quay.runs('prod/api')).toBeUndefined();
  expect(await quay.does('request', 'list')).toBe('no request is open');
});

test('the revert of a first promotion in a fan-in holds what it took out, and others stay as they were held', async () => {
  const dev = { ...merging, ledger: { kind: 'branch', branch: 'deploy/dev' } };
  const quay = await harbour({ environments: { dev } });
  const api = await quay.ship('api');
  await quay.does('promote');
  await quay.does('hold', '--env', 'dev', '--service', 'api', '--reason', 'load test');
  await quay.ship(['api', 'web']);
  await quay.does('promote');
  revert(quay, await quay.bare.tip('deploy/dev'), { branch: 'deploy/dev' });
  expect(await quay.runs('dev/web', 'deploy/dev')).toBeUndefined();
  expect(await quay.does('promote')).toContain('dev/web: held after a revert by hand');
  expect(await quay.runs('dev/web', 'deploy/dev')).toBeUndefined();
  expect(await quay.runs('dev/api', 'deploy/dev')).toBe(api);
  expect(await quay.does('status')).toContain('paused: load test');
});

test('the revert of a promotion on a branch takes the definition out with the image, as a rollback does', async () => {
  const dev = { ...merging, ledger: { kind: 'branch', branch: 'deploy/dev' } };
  const quay = await harbour({ environments: { dev }, services: ['api'] });
  const folder = 'apps/environments/dev';
  const stands = async () =>
    [...(await quay.files(folder, 'deploy/dev'))].filter(([path]) => !path.includes('/holds/'));
  const good = await quay.ship('api');
  await quay.does('promote');
  const before = await stands();
  const definition = `${folder}/services/api.json`;
  const text = (await quay.files(definition)).get(definition) ?? '';
  await quay.edit({ [definition]: text.replace('"count": 1', '"count": 7') }, '7 pods');
  const bad = await quay.ship('api');
  await quay.does('promote');
  expect(JSON.stringify(await stands())).toContain('replicas: 7');
  revert(quay, await quay.bare.tip('deploy/dev'), { branch: 'deploy/dev' });
  expect(await quay.does('promote')).toContain('dev/api: held after a revert by hand');
  expect(await quay.does('status')).toContain(`paused: ${short(bad)} was reverted by hand`);
  expect(await stands()).toEqual(before);
  // Neither the image nor the definition returns when the pause is over.
  await quay.does('hold', '--env', 'dev', '--service', 'api', '--lift');
  expect(await quay.does('promote')).toContain('skip    dev/api (held)');
  expect(await stands()).toEqual(before);
  expect(await quay.runs('dev/api', 'deploy/dev')).toBe(good);
});

test('who stands on the branch of a ledger is answered like everybody else', async () => {
  const ledger = { ledger: { kind: 'branch', branch: 'deploy/dev' } };
  const quay = await harbour({ environments: { dev: { ...merging, ...ledger } }, services: ['api'] });
  const api = await quay.ship('api');
  await quay.does('promote');
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: quay.root, stdio: 'ignore' });
  git('fetch', 'origin');
  git('switch', 'deploy/dev');
  expect(await quay.does('status')).toContain(short(api));
  await quay.does('hold', '--env', 'dev', '--all', '--reason', 'incident 42');
  // A clone that knows no default branch is told what to do, and that is not to write definitions onto the ledger.
  git('remote', 'set-head', 'origin', '--delete');
  expect(await quay.refused('status')).toContain('switch to the branch that has the definitions');
});

test('a service that was deleted and is there again is no revert: its first release arrives', async () => {
  const quay = await harbour({ environments: { dev: merging } });
  const api = await quay.ship(['api', 'web']);
  await quay.does('promote');
  const files = await quay.files('apps/environments/dev');
  const own = ['releases', 'services'].map((folder) => `apps/environments/dev/${folder}/web.json`);
  const [, definition = ''] = own;
  await quay.edit(Object.fromEntries(own.map((file) => [file, undefined])), 'delete web');
  await quay.edit({ [definition]: files.get(definition) }, 'web is there again');
  expect(await quay.does('promote')).not.toContain('held');
  expect(await quay.runs('dev/web')).toBe(api);
});

test('the revert of a revert goes forward again: it is no rollback, and nothing is held for it', async () => {
  const quay = await harbour({ environments: { dev: merging }, services: ['api'] });
  await quay.ship('api');
  await quay.does('promote');
  const bad = await quay.ship('api');
  await quay.does('promote');
  const reverted = revert(quay, await quay.bare.tip('main'));
  revert(quay, reverted);
  expect(await quay.runs('dev/api')).toBe(bad);
  expect(await quay.does('promote')).not.toContain('held');
  const next = await quay.ship('api');
  await quay.does('promote');
  expect(await quay.runs('dev/api')).toBe(next);
});
