import { afterAll, beforeAll, expect, test } from 'vitest';
import { merging, promoting } from '../testing/harbour.js';
import { openRace, type Race } from '../testing/race.js';

// What a person asks for at the very moment at which something else moves.

let race: Race;
beforeAll(async () => {
  race = await openRace({ environments: { dev: merging, prod: promoting('dev') }, services: ['api'] });
});
afterAll(() => race.close());

const rounds = Array.from({ length: 5 }, (_, at) => at + 1);
const api = ['--env', 'dev', '--service', 'api'] as const;

/** Two commands at once, each in a process and a clone of its own; what each of them said. */
function both(one: readonly string[], other: readonly string[]) {
  const [first, second] = race.racers;
  return Promise.all([first.fairlead(...one), second.fairlead(...other)] as const);
}

/** Titles of what the tracked branch got since a commit, oldest first; of a file alone where one is named. */
async function titlesSince(commit: string, ...paths: readonly string[]): Promise<readonly string[]> {
  const args = ['log', '--first-parent', '--reverse', '--format=%s', `${commit}..main`, '--', ...paths];
  return (await race.quay.bare.git.run(args)).split('\n').filter((line) => line !== '');
}

const written = 'apps/environments';

test('promote beside hold: nothing arrives after the hold', async () => {
  const { quay } = race;
  for (const round of rounds) {
    await quay.ship('api');
    const start = await quay.bare.tip('main');
    const [promoted, held] = await both(
      ['promote', '--env', 'dev'],
      ['hold', ...api, '--reason', `r${round}`],
    );
    const said = `round ${round}:\n${promoted.text}\n${held.text}`;
    expect([promoted.exit, held.exit], said).toEqual([0, 0]);
    await quay.fairlead('promote', '--env', 'dev');
    expect((await titlesSince(start, written)).at(-1), said).toBe('Hold api in dev');
    await quay.does('hold', ...api, '--lift');
    await quay.does('promote', '--env', 'dev');
  }
}, 600_000);

test('promote beside rollback: what was taken back does not return', async () => {
  const { quay } = race;
  for (const round of rounds) {
    await quay.ship('api');
    const start = await quay.bare.tip('main');
    const back = ['rollback', ...api, '--reason', `trouble ${round}`];
    const [promoted, returned] = await both(['promote', '--env', 'dev'], back);
    const said = `round ${round}:\n${promoted.text}\n${returned.text}`;
    expect([promoted.exit, returned.exit], said).toEqual([0, 0]);
    await quay.fairlead('promote', '--env', 'dev');
    expect((await titlesSince(start, written)).at(-1), said).toMatch(/^Roll back api to [0-9a-f]{7} in dev$/);
    await quay.does('hold', ...api, '--lift');
    await quay.ship('api');
    await quay.does('promote', '--env', 'dev');
  }
}, 600_000);

test('two merges of one request: it is merged once, and both are told so', async () => {
  const { quay } = race;
  for (const round of rounds) {
    const number = await proposed(await quay.ship('api'));
    const start = await quay.bare.tip('main');
    const ran = await both(['request', 'merge', number], ['request', 'merge', number]);
    const said = `round ${round}:\n${ran.map(({ text }) => text).join('\n')}`;
    expect(
      ran.map(({ exit }) => exit),
      said,
    ).toEqual([0, 0]);
    expect(await titlesSince(start), said).toEqual([expect.stringContaining(`(#${number})`)]);
  }
}, 600_000);

test('a merge beside a hold: it comes before the hold or not at all', async () => {
  const { quay } = race;
  for (const round of rounds) {
    const number = await proposed(await quay.ship('api'));
    const start = await quay.bare.tip('main');
    const hold = ['hold', '--env', 'prod', '--service', 'api', '--reason', `r${round}`];
    const [merged, held] = await both(['request', 'merge', number], hold);
    const said = `round ${round}:\n${merged.text}\n${held.text}`;
    expect(held.exit, said).toBe(0);
    const titles = await titlesSince(start);
    expect(titles.at(-1), said).toBe('Hold api in prod');
    expect(titles.length, said).toBe(merged.exit === 0 ? 2 : 1);
    await quay.does('hold', '--env', 'prod', '--service', 'api', '--lift');
    if (merged.exit !== 0) {
      await quay.does('promote');
      await quay.does('request', 'merge', number);
    }
  }
}, 600_000);

/** What dev runs, proposed for prod. @returns number of the request */
async function proposed(commit: string): Promise<string> {
  const { quay } = race;
  await quay.does('promote');
  const { json } = await quay.fairlead('request', 'list');
  const { requests } = json as { readonly requests: readonly { number: number; title: string }[] };
  const found = requests.find(({ title }) => title.includes(commit.slice(0, 7)));
  if (found === undefined) throw new Error(`${commit} was not proposed`);
  return String(found.number);
}
