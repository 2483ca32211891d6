import { afterAll, beforeAll, expect, test } from 'vitest';
import { exits } from '../io.js';
import { Harbour, merging, promoting } from './testing/harbour.js';

let quay: Harbour;

/** Two releases in both environments, where the api is a set, a third one that is proposed, and branches that examples name. */
beforeAll(async () => {
  quay = await Harbour.open({
    environments: {
      dev: { delivery: { ...merging.delivery, accepts: 'any' } },
      prod: promoting('dev', { accepts: 'any', promote: { sets: { shop: ['api'] } } }),
    },
    services: ['api', 'cache'],
    define: (host) => ({ cache: { images: { main: { vendor: { repository: `${host}/dev/cache` } } } } }),
  });
  await quay.publish('dev/cache', '7.2.4');
  for (const number of ['1', '2']) {
    await quay.ship('api');
    await quay.does('promote');
    await quay.does('request', 'merge', number);
  }
  await quay.bare.git.run(['tag', 'v1.4.0', await quay.ship('api')]);
  for (const branch of ['my-feature', 'hotfix']) await quay.ship('api', branch);
  await quay.does('promote');
});
afterAll(() => quay.close());

// In this order: what a later one needs, an earlier one has left.
const commands = [
  ...['promote', 'freeze', 'status', 'where', 'history', 'dora'],
  ...['request list', 'request show', 'request approve', 'release', 'hold', 'rollback'],
];

test.each(commands)('every example of the help of %s does what it says', async (name) => {
  const help = await quay.does(...name.split(' '), '--help');
  const examples = [...help.matchAll(/^ {2}\$ fairlead (.+)$/gm)].map(([, example = '']) => words(example));
  expect(examples).not.toEqual([]);
  for (const example of examples) {
    const { exit, text } = await quay.fairlead(...example);
    const wanted = example.includes('--plan') ? [exits.done, exits.changes] : [exits.done];
    expect(wanted, `${example.join(' ')}\n${text}`).toContain(exit);
  }
});

/** As a shell splits a line with single quotes. */
function words(line: string): readonly string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

const wrong: readonly (readonly [string, string])[] = [
  ['promote --override freeze --reason x', '--override is for one --env'],
  ['promote --env dev --service api --override freeze', '--override needs a --reason'],
  ['promote --env dev --service api --override gravity --reason x', 'Allowed choices are ancestry'],
  ['release --service api', "required option '--env <environment>'"],
  ['release --env dev --service api --commit a --version 1.0.0', 'name one'],
  ['release --env dev --service api --image latest', 'Write it as image=tag.'],
  ['rollback --env prod --reason x', '--service or --set'],
  ['rollback --env prod --service api', 'a rollback needs a --reason'],
  ['rollback --env prod --service api --reason x --to e', 'at least four digits of a commit'],
  ['rollback --env prod --service api --reason x --to=', 'at least four digits of a commit'],
  ['rollback --env prod --service api --reason x --to --all', 'at least four digits of a commit'],
  ['release --env dev --service api --version=', 'write it as 1.4.0'],
  ['release --env dev --service api --version one', 'write it as 1.4.0'],
  ['hold --env prod --reason x', '--service or --all'],
  ['hold --env prod --all', 'a hold needs a --reason'],
  [
    'hold --env prod --all --reason x --until 2020-01-01T00:00Z',
    '--until 2020-01-01T00:00:00Z is over already',
  ],
  ['hold --env prod --all --lift --reason x', 'takes nothing else'],
  ['hold --env prod --all --again --reason x', '--again is for --lift'],
  ['hold --env prod --all --reason x --until tomorrow', 'Write a time with its offset'],
  ['history --most many', 'Write a whole number above zero.'],
  ['request show', "missing required argument 'number'"],
];

test.each(wrong)('`%s` is a wrong use, and says why', async (line, why) => {
  const { exit, text } = await quay.fairlead(...line.split(' '));
  expect(exit).toBe(exits.usage);
  expect(text).toContain(why);
});

const refused: readonly (readonly [string, string])[] = [
  ['status --env moon', 'FL_ENVIRONMENT_UNKNOWN'],
  ['release --env moon --service api', 'FL_ASKED_ENVIRONMENT'],
  ['release --env dev --service moon', 'FL_ASKED_SERVICE'],
  ['release --env dev --service api --commit moon', 'FL_COMMIT_UNKNOWN'],
  ['release --env dev --service api --version 9.9.9', 'FL_ASKED_COMMIT'],
  ['where moon', 'FL_COMMIT_UNKNOWN'],
  ['request show 99', 'FL_REQUEST_NUMBER'],
  ['rollback --env prod --service api --to fffffff --reason x', 'FL_ROLLBACK_TARGET'],
];

test.each(refused)('`%s` is refused with %s, and nothing is written', async (line, code) => {
  const before = await quay.bare.tip('main');
  const { exit, text } = await quay.fairlead(...line.split(' '));
  expect({ exit, tip: await quay.bare.tip('main') }).toEqual({ exit: exits.invalid, tip: before });
  expect(text).toContain(code);
});
