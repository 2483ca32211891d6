import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { commands } from '../../packages/cli/src/table.js';
import { code, page, prose, table } from './markdown.js';
import { readSources, root } from './program.js';
import { wordsOf } from './words.js';

const run = promisify(execFile);

/** `commands.md`: what every command says of itself. */
export async function commandsPage(): Promise<string> {
  // By itself: the first call makes the bundle that the others run.
  const all = await helpOf([]);
  const each = await Promise.all(Object.keys(commands).map(sectionsOf));
  return page(
    '# Commands',
    'Run each as `npx fairlead …` from anywhere in the repository. This is what they say of themselves.',
    shown(all),
    '## Exit codes',
    'The same for every command, and none is ever given another meaning.',
    exitCodes(),
    ...each.flat(),
  );
}

/** A command, and the commands inside it where it is a group of them. */
async function sectionsOf(name: string): Promise<readonly string[]> {
  const help = await helpOf([name]);
  const inside = /^Usage: fairlead \S+ <([a-z|-]+)>/.exec(help)?.[1]?.split('|') ?? [];
  const parts = await Promise.all(inside.map(async (part) => [part, await helpOf([name, part])] as const));
  return [
    `## fairlead ${name}`,
    shown(help),
    ...parts.flatMap(([part, text]) => [`### fairlead ${name} ${part}`, shown(text)]),
  ];
}

async function helpOf(words: readonly string[]): Promise<string> {
  const launcher = join(root, 'packages/cli/bin/fairlead.mjs');
  const { stdout } = await run(process.execPath, [launcher, ...words, '--help'], { cwd: root });
  return stdout.trimEnd();
}

const shown = (text: string): string => ['```text', text, '```'].join('\n');

function exitCodes(): string {
  const path = 'packages/cli/src/io.ts';
  const { checker, file } = readSources(path);
  const symbol = checker.getSymbolAtLocation(file(path))?.exports?.get(ts.escapeLeadingUnderscores('exits'));
  if (symbol === undefined) throw new Error(`${path} exports no exits`);
  const rows = checker.getPropertiesOfType(checker.getTypeOfSymbol(symbol)).map((property) => {
    const value = checker.typeToString(checker.getTypeOfSymbol(property));
    return [code(value), property.name, prose(wordsOf(checker, property).meaning)];
  });
  return table(['code', 'name', 'meaning'], rows);
}
