import type { Oid } from './oid.js';
import type { Git } from './program.js';

/** What came to a branch at once: a commit of its own, or all that a merge brought. */
export interface Merged {
  /** What the format's placeholders stand for, in their order. */
  readonly fields: readonly string[];
  /** Paths from the root. */
  readonly files: readonly string[];
}

export interface MergedQuestion {
  readonly tip: Oid;
  /** Neither this one nor what it holds. */
  readonly since?: Oid | undefined;
  /** Pathspecs. */
  readonly paths: readonly string[];
  /** Placeholders of `git log`, such as `%H`. */
  readonly fields: readonly string[];
  readonly most?: number;
}

/** What came to a branch and changed something below the paths, newest first, with the files of that. */
export async function mergedChanges(git: Git, of: MergedQuestion): Promise<readonly Merged[]> {
  const { tip, since, paths, fields, most } = of;
  const range = since === undefined ? [tip] : [tip, `^${since}`];
  const limit = most === undefined ? [] : [`--max-count=${most}`];
  const shape = ['--first-parent', '-m', '--no-renames', '--name-only', '-z'];
  const format = `--format=%x1e${fields.join('%x1f')}%x1d`;
  const said = await git.run(['log', ...shape, ...limit, format, ...range, '--', ...paths]);
  return said.split('\x1e').slice(1).map(parse);
}

function parse(text: string): Merged {
  const end = text.indexOf('\x1d');
  return { fields: text.slice(0, end).split('\x1f'), files: names(text.slice(end + 1)) };
}

/** A line break stands before the first of them, and nothing is no file. */
function names(text: string): readonly string[] {
  return text
    .split('\0')
    .map((name) => name.replace(/^\n+/, ''))
    .filter((name) => name !== '');
}
