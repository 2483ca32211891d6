import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from './generate/program.js';
import { runElsewhere } from './testing/elsewhere.js';
import { afloat } from './testing/harbour.js';
import { type Step, stepsOf } from './testing/page.js';
import { openWorkshop, type Workshop } from './testing/workshop.js';

const pages = [
  ...['README.md', 'CONTRIBUTING.md'],
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((path) => `docs/${path}`),
]
  .filter((path) => path.endsWith('.md') && existsSync(join(root, path)))
  .sort()
  .map((path) => ({ path, steps: stepsOf(readFileSync(join(root, path), 'utf8')) }));

const elsewhere = new Set(runElsewhere.map(({ command }) => command));

/** A step is run here unless every command in it is run elsewhere. */
const isOurs = (step: Step): boolean =>
  step.kind !== 'run' || !step.command.split(' && ').every((command) => elsewhere.has(command));

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop?.remove());

describe.concurrent('what a page tells its reader to do works', () => {
  for (const { path, steps } of pages) {
    const ours = steps.filter(isOurs);
    const follow = afloat.includes(path) ? 'followAfloat' : 'follow';
    if (ours.length > 0) test(path, async () => workshop[follow](ours), 600_000);
  }
});

test('a command that is left out here is shown on a page and run by the file that is named', () => {
  const shown = pages.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'run' ? step.command.split(' && ') : [])),
  );
  for (const { command, file, says } of runElsewhere) {
    expect(shown, command).toContain(command);
    expect(readFileSync(join(root, file), 'utf8'), `${command} in ${file}`).toContain(says);
  }
});
