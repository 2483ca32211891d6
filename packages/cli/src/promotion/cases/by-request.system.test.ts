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
  expect(refused.text).toContain('a rollback and a hold can be proposed with `--request`');
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

test('an emergency stop of a protected branch is proposed, and counts from that moment', async () => {
  const { quay, good, bad } = await protectedQuay();
  const stop = ['hold', '--env', 'prod', '--all', '--reason', 'incident 42'] as const;
  const refused = await quay.fairlead(...stop);
  expect(refused.text).toContain('FL_PUSH_REJECTED');
  expect(refused.text).toContain('a rollback and a hold can be proposed with `--request`');
  const said = await quay.does(...stop, '--request');
  expect(said).toContain('status  request 3 failure: is paused: incident 42 (Kim');
  expect(said).toContain('opened   request 4: Hold all in prod');
  expect(said).toContain('every fairlead command keeps to it from now on, as long as this request is open');
  expect(await quay.does('request', 'show', '4')).toContain('- prod/_all: paused: incident 42 (Kim');
  const refs = await quay.refs();
  expect(await quay.does(...stop, '--request')).toContain('skip    prod/_all (waits-for-merge)');
  expect(await quay.refs()).toBe(refs);
  // Nothing is written yet, and yet the next run opens no gate again.
  expect(await quay.does('status')).toMatch(/paused: incident 42 .*, proposed in request 4/);
  expect(await quay.does('promote')).toMatch(/prod\/api \(held\).*proposed and not merged yet/);
  const { text } = await quay.fairlead('request', 'merge', '3');
  expect(text).toContain('fairlead/gate says: is paused: incident 42');
  expect(await quay.refused('release', '--env', 'prod', '--service', 'api')).toContain(
    'close the request that proposes the hold',
  );
  // A way back goes past it.
  await quay.does(...back, '--request');
  await quay.does('request', 'merge', '4');
  expect(await quay.does('status')).toMatch(/paused: incident 42 \(Kim[^,]*$/m);
  await quay.does('request', 'merge', '5');
  expect(await quay.runs('prod/api')).toBe(good);
  expect(good).not.toBe(bad);
  // That it ends counts with its merge.
  await quay.does('hold', '--env', 'prod', '--all', '--lift', '--request');
  expect(await quay.does('promote')).toContain('prod/api (held)');
  await quay.does('request', 'merge', '6');
  expect(await quay.does('status', '--env', 'prod')).not.toContain('incident 42');
});

test('an emergency stop that is closed without a merge, or written in another way, is over', async () => {
  const { quay } = await protectedQuay();
  const stop = ['hold', '--env', 'prod', '--service', 'api', '--reason', 'incident 42'] as const;
  await quay.does(...stop, '--request');
  await quay.does('request', 'close', '4');
  expect(await quay.does('promote')).toContain('request 3 success: nothing holds it');
  await quay.does(...stop, '--request');
  // Whoever proposes that it ends takes back what was proposed.
  expect(await quay.does('hold', '--env', 'prod', '--service', 'api', '--lift', '--request')).toContain(
    'closed  request 5: nothing is left of it',
  );
  await quay.does(...stop, '--request');
  hook(quay.bare.git.folder, 'pre-receive', 'exit 0');
  expect(await quay.does(...stop)).toContain('closed  request 6: is written without it');
  expect(await quay.does('promote')).toContain('prod/api (held)');
});

test('a rollback that the host refuses tells nobody that something was rolled back', async () => {
  const { quay, bad } = await protectedQuay();
  await quay.fairlead(...back);
  expect(await quay.does('request', 'show', '3')).toContain(
    'fairlead/gate: pending, what it was planned from is being rolled back',
  );
  await quay.does('promote');
  expect(await quay.does('request', 'show', '3')).toContain('fairlead/gate: success, nothing holds it');
  expect(await quay.runs('prod/api')).toBe(bad);
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
