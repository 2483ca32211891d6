import { expect, test } from 'vitest';
import type { Command } from '../packages/cli/src/command.js';
import { commands } from '../packages/cli/src/table.js';
import { groups } from './generate/command-groups.js';
import { headingsOf } from './generate/headings.js';
import { readText, sourceFiles } from './generate/program.js';

const told = groups.flatMap((group) => Object.entries(group.commands));

test('every command stands in one group', () => {
  expect(told.map(([name]) => name).sort()).toEqual(Object.keys(commands).sort());
});

test.each(told)('what the page of %s leads to is there', (_, { shown, refused = [] }) => {
  expect(shown).not.toEqual([]);
  for (const to of [...shown, ...refused.map((section) => `runbook.md#${section}`)]) {
    const [path = '', at] = to.split('#');
    const headings = headingsOf(readText(`docs/${path}`));
    expect(at === undefined || headings.has(at), to).toBe(true);
  }
});

test.each(told)('a page that shows %s is a page on which it is run', (name, { shown }) => {
  const run = shown.filter((to) => readText(`docs/${to.split('#')[0]}`).includes(`fairlead ${name}`));
  expect(run).not.toEqual([]);
});

test('code 2 is told of the commands that have an option for it, code 3 of those that find drift', async () => {
  const ending = told.filter(([, { ends }]) => ends?.changes !== undefined).map(([name]) => name);
  const can = await Promise.all(
    told.map(async ([name]) =>
      (await optionsOf(name)).some((words) => /\bend with 2\b/i.test(words)) ? [name] : [],
    ),
  );
  expect(ending).toEqual(can.flat());
  const drifting = told.filter(([, { ends }]) => ends?.drift !== undefined).map(([name]) => name);
  const finding = sourceFiles().filter((file) => readText(file).includes('exits.drift'));
  expect(finding).toEqual(drifting.map((name) => `packages/cli/src/commands/${name}.ts`));
});

async function optionsOf(name: string): Promise<readonly string[]> {
  const loaded = await commands[name]?.load();
  return loaded === undefined ? [] : wordsOf(loaded.command);
}

function wordsOf({ about }: Command): readonly string[] {
  if ('line' in about) return about.line().options.map(({ description }) => description);
  return Object.values(about.commands).flatMap(({ command }) => wordsOf(command));
}
