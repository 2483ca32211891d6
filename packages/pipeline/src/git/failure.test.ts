import { expect, test } from 'vitest';
import { type FailureKind, GitFailure, isTransient, lockOf } from './failure.js';

/** What git and the hosts say, as they say it. */
const said: readonly (readonly [FailureKind, string])[] = [
  ['raced', '! [rejected] main -> main (non-fast-forward)'],
  ['raced', '! [rejected] main -> main (fetch first)'],
  ['raced', "error: cannot lock ref 'refs/heads/main': is at 1111 but expected 2222"],
  ['raced', '! [remote rejected] main -> main (incorrect old value provided)'],
  ['raced', '! [rejected] deploy/dev -> deploy/dev (stale info)'],
  ['locked', "fatal: Unable to create '/srv/x.git/refs/heads/main.lock': File exists."],
  [
    'locked',
    "remote: error: cannot lock ref 'refs/heads/main': Unable to create '/srv/x.git/./refs/heads/main.lock': File exists.\n! [remote rejected] main -> main (failed to update ref)",
  ],
  ['locked', 'error: could not lock config file /srv/x.git/config: File exists'],
  ['rejected', '! [remote rejected] main -> main (pre-receive hook declined)'],
  ['rejected', 'remote: error: GH006: Protected branch update failed for refs/heads/main.'],
  ['rejected', 'remote: GL-HOOK-ERR: no\n! [remote rejected] main -> main (pre-receive hook declined)'],
  ['denied', "fatal: Authentication failed for 'https://git.example.com/a.git/'"],
  ['denied', "fatal: could not read Username for 'https://git.example.com': terminal prompts disabled"],
  ['denied', 'git@git.example.com: Permission denied (publickey).'],
  ['denied', "fatal: unable to access 'https://git.example.com/': The requested URL returned error: 403"],
  ['absent', "fatal: '/srv/gone.git' does not appear to be a git repository"],
  ['absent', "remote: Repository not found.\nfatal: repository 'https://git.example.com/a.git/' not found"],
  ['offline', "fatal: unable to access 'https://git.example.com/': Could not resolve host: git.example.com"],
  ['offline', 'fatal: the remote end hung up unexpectedly'],
  ['offline', 'error: RPC failed; HTTP 502'],
  ['failed', 'fatal: something nobody has seen before'],
];

test.each(said)('%s: %s', (kind, text) => {
  expect(new GitFailure(['push', 'x'], text).kind).toBe(kind);
});

test('what may be gone a moment later is tried again, and nothing else', () => {
  const tried = said.filter(([, text]) => isTransient(new GitFailure([], text))).map(([kind]) => kind);
  expect([...new Set(tried)]).toEqual(['raced', 'locked', 'offline']);
  expect(isTransient(new Error('fetch first'))).toBe(false);
});

test('the lock that git could not take is known by its file', () => {
  const locks = said.filter(([kind]) => kind === 'locked').map(([, text]) => lockOf({ said: text }));
  expect(locks).toEqual([
    '/srv/x.git/refs/heads/main.lock',
    '/srv/x.git/refs/heads/main.lock',
    '/srv/x.git/config.lock',
  ]);
  expect(lockOf({ said: 'fetch first' })).toBeUndefined();
});

test('a password in an address is never shown', () => {
  const failure = new GitFailure(
    ['fetch', 'https://bot:s3cret@git.example.com/a.git'],
    "fatal: unable to access 'https://bot:s3cret@git.example.com/a.git/': 401",
  );
  expect(`${failure.message} ${failure.said} ${failure.command}`).not.toContain('s3cret');
});
