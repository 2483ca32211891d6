import { expect, test } from 'vitest';
import { exits } from '../../io.js';
import { type Harbour, merging, promoting } from '../testing/harbour.js';
import { harbours } from '../testing/harbours.js';
import { hook } from '../testing/hook.js';

// A branch that takes no push: what goes to it goes in a request.

const harbour = harbours();
const short = (commit: string) => commit.slice(0, 7);
const back = [
  'rollback',
  '--env',
  'prod',
  '--service',
  'api',
  '--reason',
  'berths are double-booked',
] as const;

/** From now on main moves by merges of the host alone. */
function protect({ bare }: Harbour): void {
  const rule = 'case "$ref" in refs/heads/main) echo "protected branch" >&2; exit 1 ;; esac';
  hook(bare.git.folder, 'pre-receive', `while read old new ref; do ${rule}; done`);
}

async function protectedQuay(): Promise<{
  readonly quay: Harbour;
  readonly good: string;
  readonly bad: string;
}> {
  const quay = await harbour({ environments: { dev: merging, prod: promoting('dev') }, services: ['api'] });
  const good = await quay.ship('api');
  await quay.does('promote');
  await quay.does('request', 'merge', '1');
  const bad = await quay.commit('api', 'main', 'feat: moor twice');
  await quay.build(bad, 'api');
  await quay.does('promote');
  await quay.does('request', 'merge', '2');
  await quay.ship('api');
  await quay.does('promote');
  protect(quay);
  return { quay, good, bad };
}

test('a rollback of a protected branch is proposed, and holds from the moment of its merge', async () => {
  const { quay, good, bad } = await protectedQuay();
  const refused = await quay.fairlead(...back);
  expect(refused.exit).toBe(exits.invalid);
  expect(refused.text).toContain('FL_PUSH_REJECTED');
  expect(refused.text).toContain('a rollback can be proposed with `--request`');
  expect(await quay.does(...back, '--request')).toContain(
    `opened   request 4: Roll back api to ${short(good)} in prod`,
  );
  expect(await quay.runs('prod/api')).toBe(bad);
  const body = await quay.does('request', 'show', '4');
  expect(body).toContain(`- prod/api: back to ${short(good)}: berths are double-booked (Kim`);
  expect(body).toContain(`- taken out: \`${short(bad)}\` feat: moor twice (Ada)`);
  const refs = await quay.refs();
  expect(await quay.does(...back, '--request')).toContain('skip    prod/api (waits-for-merge)');
  expect(await quay.refs()).toBe(refs);

  // Promotions go on beside it and leave it alone.
  await quay.does('promote');
  expect(await quay.does('request', 'list')).toMatch(/^4 {2}ready {2}Roll back api/m);
  await quay.does('request', 'merge', '4');
  expect(await quay.runs('prod/api')).toBe(good);
  expect(await quay.does('status')).toContain('paused: berths are double-booked (Kim');
  expect(await quay.does('promote')).toContain('prod/api (held)');
  expect(await quay.does('history', '--env', 'prod')).toMatch(/back to .*fairlead rollback/);
  expect((await quay.fairlead('request', 'merge', '3')).text).toContain('FL_REQUEST_BLOCKED');
  expect(await quay.runs('prod/api')).toBe(good);
});

test('a way back is proposed once, and again when a person who closed it asks for it', async () => {
  const { quay, good } = await protectedQuay();
  await quay.does(...back, '--request');
  const first = await quay.bare.tip('fairlead/rollback/prod/api');
  expect(await quay.does(...back, '--request', '--to', good)).toContain('(waits-for-merge)');
  expect(await quay.bare.tip('fairlead/rollback/prod/api')).toBe(first);
  await quay.does('request', 'close', '4');
  expect(await quay.does(...back, '--request')).toContain('opened   request 5');
});
