import type { Command, Several } from './command.js';
import { exits } from './io.js';

/** What help says of commands, by name, in its order. */
export interface Summaries {
  readonly [name: string]: { readonly summary: string };
}

/** One line for each command. */
export function summaryLines(entries: Summaries): readonly string[] {
  const width = Math.max(...Object.keys(entries).map((name) => name.length));
  return Object.entries(entries).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
}

interface Group extends Several {
  readonly name: string;
}

/** A command of commands: the first argument says which. */
export function group(spec: Group): Command {
  return {
    about: spec,
    async run([name = '', ...argv], io) {
      const entry = Object.hasOwn(spec.commands, name) ? spec.commands[name] : undefined;
      if (entry !== undefined) return entry.command.run(argv, io);
      const help = groupHelp(spec);
      if (['-h', '--help', 'help'].includes(name)) return { exit: exits.done, text: help, json: { help } };
      const what = name === '' || name.startsWith('-') ? 'say which' : `there is no ${spec.name} ${name}`;
      return { exit: exits.usage, text: `error: ${what}\n\n${help}`, json: {} };
    },
  };
}

function groupHelp({ name, summary, commands }: Group): string {
  return [
    `Usage: fairlead ${name} <${Object.keys(commands).join('|')}> [options]`,
    '',
    summary,
    '',
    'Commands:',
    ...summaryLines(commands),
    '',
    `For the options of one: fairlead ${name} ${Object.keys(commands)[0]} --help`,
  ].join('\n');
}
