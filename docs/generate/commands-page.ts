import ts from 'typescript';
import type { Command, Line } from '../../packages/cli/src/command.js';
import { commands } from '../../packages/cli/src/table.js';
import { type Beside, groups } from './command-groups.js';
import { linkTo } from './headings.js';
import { code, page, prose, table } from './markdown.js';
import { readSources } from './program.js';
import { wordsOf } from './words.js';

const folder = 'reference/commands';
const io = 'packages/cli/src/io.ts';

interface ExitCode {
  readonly value: string;
  readonly name: string;
  readonly meaning: string;
}

// Once: all pages tell of them, and the compiler takes its time.
const exitCodes = readExitCodes();

/** `commands/README.md`: every command by what it is wanted for, and what the codes of all mean. */
export function commandsPage(): string {
  return page(
    '# Commands',
    'Run each as `npx fairlead …` from anywhere in the repository; `--help` says what its page says. With `--json` each prints its result for programs.',
    ...groups.flatMap(({ name, wanted, commands: ours }) => [
      `## ${name}`,
      wanted,
      table(
        ['command', 'what it does'],
        Object.keys(ours).map((each) => [`[${each}](${each}.md)`, commands[each]?.summary ?? '']),
      ),
    ]),
    '## Exit codes',
    'The same for every command, and none is ever given another meaning.',
    table(
      ['code', 'name', 'meaning'],
      exitCodes.map(({ value, name, meaning }) => [code(value), name, meaning]),
    ),
  );
}

/** Page of one command, by its path in the reference. */
export const commandPages: { readonly [path: string]: () => Promise<string> } = Object.fromEntries(
  groups.flatMap((group) =>
    Object.entries(group.commands).map(([name, beside]) => [
      `commands/${name}.md`,
      () => commandPage(name, beside),
    ]),
  ),
);

async function commandPage(name: string, beside: Beside): Promise<string> {
  const loaded = await commands[name]?.load();
  if (loaded === undefined) throw new Error(`there is no command ${name}`);
  return page(
    `# fairlead ${name}`,
    ...said(loaded.command, '##'),
    '## Exit codes',
    table(['code', 'when'], endsOf(beside)),
    'All of them: [exit codes](README.md#exit-codes).',
    '## See also',
    ...links('At work', beside.shown),
    ...links(
      'When it says no',
      (beside.refused ?? []).map((section) => `runbook.md#${section}`),
    ),
  );
}

/** What a command says of itself, or of those inside it. */
function said({ about }: Command, below: string): readonly string[] {
  if ('line' in about) return saidOfLine(about, below);
  const inside = Object.entries(about.commands);
  return [
    about.summary,
    table(
      ['command', 'what it does'],
      inside.map(([name, { summary }]) => [`[${name}](#${name})`, summary]),
    ),
    ...inside.flatMap(([name, { command }]) => [`${below} ${name}`, ...said(command, `${below}#`)]),
  ];
}

function saidOfLine({ line: open, examples }: Line, below: string): readonly string[] {
  const line = open();
  const help = line.createHelp();
  const given = help.visibleArguments(line);
  const options = help
    .visibleOptions(line)
    .map((option) => [
      code(help.optionTerm(option)),
      `${option.mandatory ? 'Needed. ' : ''}${help.optionDescription(option)}`,
    ]);
  const takes = given.map((each) => [code(help.argumentTerm(each)), help.argumentDescription(each)]);
  return [
    line.description(),
    shown([help.commandUsage(line)]),
    ...(takes.length > 0 ? [table(['argument', 'what it is'], takes)] : []),
    table(['option', 'what it does'], options),
    `${below} Examples`,
    shown(examples),
  ];
}

/** The codes that it may end with: those that every command has, and its own. */
function endsOf({ ends = {} }: Beside): readonly (readonly string[])[] {
  return exitCodes.flatMap(({ value, name, meaning }) => {
    const own = name === 'changes' || name === 'drift' ? ends[name] : meaning;
    return own === undefined ? [] : [[code(value), own]];
  });
}

function readExitCodes(): readonly ExitCode[] {
  const { checker, file } = readSources(io);
  const symbol = checker.getSymbolAtLocation(file(io))?.exports?.get(ts.escapeLeadingUnderscores('exits'));
  if (symbol === undefined) throw new Error(`${io} exports no exits`);
  return checker.getPropertiesOfType(checker.getTypeOfSymbol(symbol)).map((property) => ({
    value: checker.typeToString(checker.getTypeOfSymbol(property)),
    name: property.name,
    meaning: prose(wordsOf(checker, property).meaning),
  }));
}

function links(words: string, to: readonly string[]): readonly string[] {
  return to.length === 0 ? [] : [`${words}: ${to.map((each) => linkTo(each, folder)).join(', ')}.`];
}

const shown = (lines: readonly string[]): string => ['```text', ...lines, '```'].join('\n');
