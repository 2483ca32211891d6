import { expect, test } from 'vitest';
import { commands } from '../packages/cli/src/table.js';
import { overridable } from '../packages/pipeline/src/plan/action.js';
import { problemPlaces } from './generate/problem-docs.js';

// A person does what a mend says, word by word.

const io = { root: '/', env: {}, now: new Date(0), colour: false, progress: () => {} };

async function helpOf(name: string, ...inside: readonly string[]): Promise<string> {
  const entry = commands[name];
  if (entry === undefined) return '';
  return (await (await entry.load()).command.run([...inside, '--help'], io)).text;
}

/** What stands between backticks in the mends of all problems, by where it stands. */
const quoted = problemPlaces().flatMap(({ code, mend }) =>
  mend.flatMap((text) => [...text.matchAll(/`([^`]+)`/g)].map(([, words = '']) => ({ code, words, text }))),
);
const named = quoted.filter(({ words }) => /^(npx )?fairlead /.test(words));
const bare = quoted.filter(({ words }) => words.startsWith('--'));

test.each(named)(
  '$code names a command that is there: $words',
  async ({ words }) => {
    const [name = '', ...rest] = words.replace(/^(npx )?fairlead /, '').split(' ');
    const inside = rest
      .filter((word) => /^[a-z]+$/.test(word))
      .slice(0, /^(image|new|request)$/.test(name) ? 1 : 0);
    const help = await helpOf(name, ...inside);
    expect(help).toContain(`Usage: fairlead ${[name, ...inside].join(' ')} `);
    for (const flag of rest.filter((word) => word.startsWith('--'))) expect(help).toContain(` ${flag} `);
  },
  60_000,
);

test.each(bare)(
  '$code names an option that is there: $words',
  async ({ words, text }) => {
    const [flag = '', value] = words.split(' ');
    // Of the command that the mend names, else of any.
    const [, only] = /`fairlead (\w+)[^`]*`[^`]*$/.exec(text.slice(0, text.indexOf(words))) ?? [];
    const names = only === undefined ? Object.keys(commands) : [only, ...Object.keys(commands)];
    const helps = await Promise.all(names.map((name) => helpOf(name)));
    expect(helps.some((help) => help.includes(`  ${flag} `))).toBe(true);
    if (flag === '--override') expect(overridable).toContain(value);
  },
  60_000,
);

test('there are mends to look at', () => {
  expect(named.length).toBeGreaterThan(10);
  expect(bare.length).toBeGreaterThan(5);
});
