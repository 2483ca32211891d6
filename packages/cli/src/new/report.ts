import { createColors } from 'picocolors';
import { exits, type Io, type Result } from '../io.js';
import { type Addition, readDefinition, writeAddition } from './addition.js';

/**
 * Writes an addition, unless only asked what would be, and says so.
 *
 * @param next what a person does next, one step each
 */
export function add(
  io: Io,
  addition: Addition,
  { dryRun, next }: { readonly dryRun: boolean; readonly next: readonly string[] },
): Result {
  const c = createColors(io.colour);
  const { created, edited } = addition;
  const shown = (lines: readonly string[]) =>
    dryRun ? lines.map((line) => c.dim(`    ${line}`.trimEnd())) : [];
  const lines = [
    `${c.green('+')} ${created.path}`,
    ...shown(created.text.trimEnd().split('\n')),
    ...edited.flatMap(({ path, text }) => [
      `${c.yellow('~')} ${path}`,
      ...shown(newLines(readDefinition(io.root, path).text, text)),
    ]),
    '',
    ...(dryRun ? ['Nothing was written.'] : ['Next:', ...next.map((step, i) => `  ${i + 1}. ${step}`)]),
  ];
  if (!dryRun) writeAddition(io.root, addition);
  return { exit: exits.done, text: lines.join('\n'), json: { dryRun, created, edited, next } };
}

/** Lines that only the new text has. */
function newLines(before: string, after: string): readonly string[] {
  const old = new Set(before.split('\n'));
  return after.split('\n').filter((line) => !old.has(line));
}
