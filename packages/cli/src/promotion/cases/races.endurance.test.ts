import { afterAll, beforeAll, expect, test } from 'vitest';
import { merging, promoting } from '../testing/harbour.js';
import { openRace, type Race } from '../testing/race.js';

// Two processes with a clone each promote at the same moment, against one bare repository.

let race: Race;
beforeAll(async () => {
  race = await openRace({ environments: { dev: merging, prod: promoting('dev') } });
});
afterAll(() => race.close());

const rounds = Array.from({ length: 20 }, (_, at) => at + 1);
const commits: string[] = [];

test('two merges race: over 20 rounds no release is lost and none is written twice', async () => {
  const { quay, racers } = race;
  for (const round of rounds) {
    const apart = round % 2 === 0;
    const commit = await quay.ship(['api', 'web']);
    commits.push(commit);
    const asked = apart
      ? [
          ['--service', 'api'],
          ['--service', 'web'],
        ]
      : [[], []];
    const ran = await Promise.all(racers.map((racer, at) => racer.fairlead('promote', ...(asked[at] ?? []))));
    expect(
      ran.map(({ exit }) => exit),
      `round ${round}:\n${ran.map(({ text }) => text).join('\n')}`,
    ).toEqual([0, 0]);
    expect([await quay.runs('dev/api'), await quay.runs('dev/web')]).toEqual([commit, commit]);
  }
  await quay.does('promote');
  const { json } = await quay.fairlead('history', '--most', '1000');
  const { events } = json as { readonly events: readonly { service: string; commit: string }[] };
  for (const service of ['api', 'web']) {
    const arrived = events.filter((each) => each.service === service).map((each) => each.commit);
    // Each commit once, in the order in which they were merged.
    expect(arrived.reverse(), service).toEqual(commits);
  }
  // Each unit has had one request, which brings the newest.
  const newest = commits.at(-1)?.slice(0, 7);
  const list = await quay.does('request', 'list', '--all');
  expect(
    list
      .split('\n')
      .map((line) => line.replace(/^\d+ +/, ''))
      .sort(),
  ).toEqual([`ready  Promote api ${newest} to prod`, `ready  Promote web ${newest} to prod`]);
}, 600_000);
