import { expect, test } from 'vitest';
import { command } from './command.js';
import { group } from './group.js';
import type { Io } from './io.js';

const io: Io = { root: '/', env: {}, now: new Date(0), colour: false, progress: () => {} };

const things = group({
  name: 'new',
  summary: 'Add something.',
  commands: {
    service: {
      summary: 'Add a service',
      command: command<{ json?: true }>({
        name: 'new service',
        summary: 'Add a service.',
        configure: (line) => line.argument('<name>', 'its name'),
        examples: [],
        run: async ({ args, options }) => ({ exit: 0, text: args.join(' '), json: options }),
      }),
    },
  },
});

test('the first argument says which command gets the others', async () => {
  expect(await things.run(['service', 'api', '--json'], io)).toEqual({
    exit: 0,
    text: 'api',
    json: { json: true },
  });
});

test('help lists the commands', async () => {
  const { exit, text } = await things.run(['--help'], io);
  expect(exit).toBe(0);
  expect(text).toContain('  service  Add a service');
});

test.each([
  [[], 'error: say which'],
  [['--json'], 'error: say which'],
  [['planet'], 'error: there is no new planet'],
  [['constructor'], 'error: there is no new constructor'],
])('%s is a wrong use', async (argv, said) => {
  const { exit, text } = await things.run(argv, io);
  expect(exit).toBe(64);
  expect(text.split('\n')[0]).toBe(said);
});
