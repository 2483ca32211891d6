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

/** Reverts a commit of the shared branch in a clone of somebody's own, and pushes that. */
function revert(quay: Harbour, commit: string, ...args: readonly string[]): string {
  const clone = realpathSync(mkdtempSync(join(tmpdir(), 'fairlead revert ')));
  folders.push(clone);
  const git = (...line: readonly string[]) =>
    execFileSync('git', ['-C', clone, '-c', 'user.name=Lou', '-c', 'user.email=lou@example.com', ...line], {
      encoding: 'utf8',
    }).trim();
  execFileSync('git', ['clone', '--quiet', quay.bare.git.folder, clone]);
  git('revert', '--no-edit', ...args, commit);
  git('push', '--quiet', 'origin', 'HEAD:main');
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
  revert(quay, merge, '--mainline', '1');
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
