import type { Command } from './command.js';
import { exits } from './io.js';

/** A command that is known by name and summary, and loaded when it is called. */
export interface Entry {
  readonly summary: string;
  load(): Promise<{ readonly command: Command }>;
}

/** Commands by name, in the order in which help shows them. */
export interface Entries {
  readonly [name: string]: Entry;
}

/** The command of this name, and none of those that every object has. */
export function entryOf(entries: Entries, name: string | undefined): Entry | undefined {
  return name !== undefined && Object.hasOwn(entries, name) ? entries[name] : undefined;
}

/** One line for each command. */
export function entryLines(entries: Entries): readonly string[] {
  const width = Math.max(...Object.keys(entries).map((name) => name.length));
  return Object.entries(entries).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
}

/** A command of commands: the first argument says which. */
export function group(spec: { readonly name: string; readonly summary: string; readonly commands: Entries }): Command {
  return {
    async run([name, ...argv], io) {
      const entry = entryOf(spec.commands, name);
      if (entry !== undefined) return (await entry.load()).command.run(argv, io);
      const help = groupHelp(spec);
      if (name !== undefined && ['-h', '--help', 'help'].includes(name)) {
        return { exit: exits.done, text: help, json: {} };
      }
      const what = name === undefined || name.startsWith('-') ? 'say what' : `there is no ${spec.name} ${name}`;
      return { exit: exits.usage, text: `error: ${what}\n\n${help}`, json: {} };
    },
  };
}

function groupHelp({ name, summary, commands }: Parameters<typeof group>[0]): string {
  return [
    `Usage: fairlead ${name} <${Object.keys(commands).join('|')}> [options]`,
    '',
    summary,
    '',
    ...entryLines(commands),
    '',
    `See fairlead ${name} ${Object.keys(commands)[0]} --help`,
  ].join('\n');
}
