import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { answer } from './answer.js';
import type { Io } from './io.js';

// A reader that has enough, such as `head`, is no fault.
process.stdout.on('error', (error) => {
  if (!('code' in error && error.code === 'EPIPE')) throw error;
});

const argv = process.argv.slice(2);

if (argv[0] === '--version' || argv[0] === '-V') process.stdout.write(`${version()}\n`);
else {
  const { exit, out, err } = await answer(argv, io());
  process.stdout.write(out);
  process.stderr.write(err);
  process.exitCode = exit;
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
