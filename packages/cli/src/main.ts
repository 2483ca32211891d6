import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { summaryLines } from './group.js';
import { exits, exitWords, type Io, type Result } from './io.js';
import { commands, entryOf } from './table.js';

// A reader that has enough, such as `head`, is no fault.
process.stdout.on('error', (error) => {
  if (!('code' in error && error.code === 'EPIPE')) throw error;
});

const [name, ...argv] = process.argv.slice(2);

if (name === '--version' || name === '-V') print(version());
else if (name === undefined || name === '--help' || name === '-h' || name === 'help') print(help());
else process.exitCode = await runCommand(name);

async function runCommand(name: string): Promise<number> {
  const entry = entryOf(name);
  if (entry === undefined) {
    process.stderr.write(`fairlead: there is no command ${name}\n\n${help()}\n`);
    return exits.usage;
  }
  const json = argv.includes('--json');
  try {
    const { command } = await entry.load();
    const result = await command.run(argv, io());
    report(result, json);
    return result.exit;
  } catch (error) {
    return fail(error, json);
  }
}

function report(result: Result, json: boolean): void {
  if (json && result.exit !== exits.usage) print(JSON.stringify(result.json, null, 2));
  else if (result.text === '') return;
  else if (result.exit === exits.usage) process.stderr.write(`${result.text}\n`);
  else print(result.text);
}

/** Problems of a user's making are shown without a stack; anything else is a fault of ours. */
function fail(error: unknown, json: boolean): number {
  if (error instanceof Error && error.name === 'FairleadError' && 'problems' in error) {
    if (json) print(JSON.stringify({ problems: error.problems }, null, 2));
    else process.stderr.write(`${error.message}\n`);
    return exits.invalid;
  }
  if (error instanceof Error && error.name === 'Interrupted' && 'exit' in error) {
    process.stderr.write(`fairlead: ${error.message}\n`);
    return Number(error.exit);
  }
  process.stderr.write(`fairlead: ${error instanceof Error ? error.stack : String(error)}\n`);
  return exits.internal;
}

function io(): Io {
  return {
    root: findRoot(process.cwd()),
    env: process.env,
    now: new Date(),
    colour: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
    progress: (line) =>
      process.stderr.write(`${process.stderr.isTTY ? line : stripVTControlCharacters(line)}\n`),
  };
}

/** The nearest folder above that holds a workspace, or the folder itself. */
function findRoot(from: string): string {
  for (let at = from; ; at = dirname(at)) {
    if (existsSync(join(at, 'nx.json'))) return at;
    if (at === dirname(at)) return from;
  }
}

function version(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return String(version);
}

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

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
