import { summaryLines } from './group.js';
import { exits, exitWords, type Io, type Result } from './io.js';
import { commands, entryOf } from './table.js';

/** What a command line leaves, to be printed as it is. */
export interface Answer {
  /** See {@link exits}. */
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line, whatever it says: nothing is thrown. */
export async function answer([name, ...argv]: readonly string[], io: Io): Promise<Answer> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return said(help());
  const entry = entryOf(name);
  if (entry === undefined) {
    return { exit: exits.usage, out: '', err: `fairlead: there is no command ${name}\n\n${help()}\n` };
  }
  const json = argv.includes('--json');
  try {
    const { command } = await entry.load();
    return told(await command.run(argv, io), json);
  } catch (error) {
    return failed(error, json);
  }
}

function told({ exit, text, json: value }: Result, json: boolean): Answer {
  if (json && exit !== exits.usage) return said(JSON.stringify(value, null, 2), exit);
  if (text === '') return { exit, out: '', err: '' };
  return exit === exits.usage ? { exit, out: '', err: `${text}\n` } : said(text, exit);
}

/** Problems of a user's making are shown without a stack; anything else is a fault of ours. */
function failed(error: unknown, json: boolean): Answer {
  if (error instanceof Error && error.name === 'FairleadError' && 'problems' in error) {
    if (json) return said(JSON.stringify({ problems: error.problems }, null, 2), exits.invalid);
    return { exit: exits.invalid, out: '', err: `${error.message}\n` };
  }
  if (error instanceof Error && error.name === 'Interrupted' && 'exit' in error) {
    return { exit: Number(error.exit), out: '', err: `fairlead: ${error.message}\n` };
  }
  const stack = error instanceof Error ? error.stack : String(error);
  return { exit: exits.internal, out: '', err: `fairlead: ${stack}\n` };
}

const said = (text: string, exit: number = exits.done): Answer => ({ exit, out: `${text}\n`, err: '' });

function help(): string {
  return [
    'Usage: fairlead <command> [options]',
    '',
    'From one typed definition of services and environments to what runs.',
    '',
    'Commands:',
    ...summaryLines(commands),
    '',
    'Options:',
    '  -h, --help     Show this, or the help of a command: fairlead <command> --help',
    '  -V, --version  Show the version',
    '',
    exitWords,
  ].join('\n');
}
