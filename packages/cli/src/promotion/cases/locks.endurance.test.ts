import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exits } from '../../io.js';
import { merging } from '../testing/harbour.js';
import { harbours } from '../testing/harbours.js';
import { hook } from '../testing/hook.js';

// A git that is killed while it holds a lock leaves it behind.

const harbour = harbours();

/** Kills the git that is about to move the branch, when it has taken the lock. */
const killed = [
  '[ "$1" = prepared ] || exit 0',
  'while read old new ref; do',
  'case "$ref" in refs/heads/main) kill -KILL $PPID ;; esac',
  'done',
].join('\n');

const locksIn = (text: string): readonly string[] =>
  [...text.matchAll(/^FL_GIT_LOCKED (.*)$/gm)].map(([, file = '']) => file);

test('a push that was killed in the shared repository: the next runs name its lock, and converge once it is gone', async () => {
  const quay = await harbour({ environments: { dev: merging }, services: ['api'] });
  const commit = await quay.ship('api');
  const [before, folder] = [await quay.bare.tip('main'), quay.bare.git.folder];
  hook(folder, 'reference-transaction', killed);
  const { exit, text } = await quay.fairlead('promote');
  expect({ exit, text }).toEqual({
    exit: exits.invalid,
    text: expect.stringContaining(`FL_GIT_LOCKED ${folder}/refs/heads/main.lock`),
  });
  rmSync(join(folder, 'hooks/reference-transaction'));
  expect(await quay.bare.tip('main')).toBe(before);
  expect(existsSync(join(folder, 'refs/heads/main.lock'))).toBe(true);
  // All that it has left are named at once.
  for (const lock of locksIn(text)) rmSync(lock);
  await quay.does('promote');
  expect(await quay.runs('dev/api')).toBe(commit);
  expect(await quay.bare.git.run(['rev-list', '--count', `${before}..main`])).toBe('1');
});

test('a fetch that was killed in the clone: the next runs name its lock, and converge once it is gone', async () => {
  const quay = await harbour({ environments: { dev: merging }, services: ['api'] });
  await quay.does('status');
  const commit = await quay.ship('api');
  const mirror = join(quay.root, '.git/fairlead/mirror.git');
  hook(mirror, 'reference-transaction', killed);
  const fetch = ['fetch', '--quiet', quay.bare.git.folder, '+refs/heads/*:refs/heads/*'];
  expect(() => execFileSync('git', ['-C', mirror, ...fetch])).toThrow('Command failed');
  rmSync(join(mirror, 'hooks/reference-transaction'));
  const locks = locksIn(await quay.refused('promote'));
  expect(locks).toContain(join(mirror, 'refs/heads/main.lock'));
  for (const lock of locks) rmSync(lock);
  await quay.does('promote');
  expect(await quay.runs('dev/api')).toBe(commit);
});
