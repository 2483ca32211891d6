import type { Oid } from './oid.js';
import type { Git } from './program.js';

/** What came to a branch at once: a commit of its own, or all that a merge brought. */
export interface Merged {
  /** What the format's placeholders stand for, in their order. */
  readonly fields: readonly string[];
  /** Path from the root → new blob, `absent` where it was taken away. */
  readonly files: ReadonlyMap<string, Oid | 'absent'>;
}

export interface MergedQuestion {
  readonly tip: Oid;
  /** Neither this one nor what it holds. */
  readonly since?: Oid | undefined;
  /** Pathspecs. */
  readonly paths: readonly string[];
  /** Placeholders of `git log`, such as `%H`: one at least. */
  readonly fields: readonly [string, ...string[]];
  readonly most?: number | undefined;
}

/** What came to a branch and changed something below the paths, newest first. One process, however long the history. */
export async function mergedChanges(git: Git, of: MergedQuestion): Promise<readonly Merged[]> {
  const { tip, since, paths, fields, most } = of;
  const range = since === undefined ? [tip] : [tip, `^${since}`];
  const limit = most === undefined ? [] : [`--max-count=${most}`];
  const shape = ['--first-parent', '-m', '--no-renames', '--raw', '--no-abbrev', '-z'];
  const format = `--format=${fields.join('%x00')}`;
  const said = await git.run(['log', ...shape, ...limit, format, ...range, '--', ...paths]);
  return parse(said.split('\0'), fields.length);
}

/** `:100644 100644 <old> <new> M`; a line break stands before the first of a commit. */
const change = /^\n?:[0-7]{6} [0-7]{6} [0-9a-f]+ ([0-9a-f]+) /;

/**
 * Fields and files come one after the other. Only a NUL divides them, which is in no message, name or path: whatever
 * somebody writes into those is text.
 */
function parse(parts: readonly string[], count: number): readonly Merged[] {
  const merged: Merged[] = [];
  // The last part is what follows the last NUL.
  for (let at = 0; at + count < parts.length; ) {
    const fields = parts.slice(at, at + count);
    at += count;
    const files = new Map<string, Oid | 'absent'>();
    for (let found = change.exec(parts[at] ?? ''); found !== null; found = change.exec(parts[at] ?? '')) {
      const [, blob = ''] = found;
      files.set(parts[at + 1] ?? '', /^0+$/.test(blob) ? 'absent' : blob);
      at += 2;
    }
    merged.push({ fields, files });
  }
  return merged;
}
