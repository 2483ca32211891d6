import { expect, test } from 'vitest';
import { command } from './command.js';
import type { Io } from './io.js';

const io: Io = { root: '/', env: {}, now: new Date(0), colour: false, progress: () => {} };

/** A command that answers with what it was given. */
const echo = command<{ env?: readonly string[]; json?: true }>({
  name: 'echo',
  summary: 'Say it again.',
  configure: (line) => line.argument('<word>', 'a word').option('--env <environment...>', 'environments'),
  examples: ['fairlead echo hello'],
  run: async (given) => ({ exit: 0, text: '', json: given }),
});

test('a command gets its arguments and options', async () => {
  const { json } = await echo.run(['hello', '--env', 'dev', 'prod', '--json'], io);
  expect(json).toEqual({ args: ['hello'], options: { env: ['dev', 'prod'], json: true } });
});

test('help shows what can be given, and examples', async () => {
  const { exit, text } = await echo.run(['--help'], io);
  expect(exit).toBe(0);
  expect(text).toMatch(/^Usage: fairlead echo \[options\] <word>\n\nSay it again\.\n/);
  expect(text).toMatch(/Examples:\n {2}\$ fairlead echo hello\n\nExit codes: 0 done, .*\.$/);
});

test.each([
  ['an argument that is missing', [], "error: missing required argument 'word'"],
  ['an option that is not known', ['hello', '--loud'], "error: unknown option '--loud'"],
  ['an option without its value', ['hello', '--env'], "option '--env <environment...>' argument missing"],
  ['an argument too many', ['hello', 'there'], 'error: too many arguments'],
])('%s is a wrong use', async (_, argv, said) => {
  const { exit, text } = await echo.run(argv, io);
  expect(exit).toBe(64);
  expect(text).toContain(said);
  expect(text).toMatch(/See fairlead echo --help$/);
});
