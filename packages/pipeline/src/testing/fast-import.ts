import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';

/** A commit of a branch, as `git fast-import` reads it. */
export interface Imported {
  readonly branch: string;
  /** Nothing for the first of a repository, or for one that follows the commit before it in the same stream. */
  readonly from?: string;
  readonly message: string;
  /** Seconds since 1970. */
  readonly at: number;
  /** Path → content, or `undefined` to take it away. */
  readonly files: { readonly [path: string]: string | undefined };
}

/** Makes commits and moves their branches, all in one process. @returns the last one */
export async function importCommits(git: Git, commits: readonly Imported[]): Promise<Oid> {
  const input = [...commits.map(told), 'get-mark :1\n', 'done\n'].join('');
  return git.run(['fast-import', '--quiet', '--done', '--date-format=raw'], { input });
}

function told({ branch, from, message, at, files }: Imported): string {
  return [
    `commit refs/heads/${branch}\nmark :1\n`,
    `committer Ada <ada@example.com> ${at} +0000\n`,
    data(message),
    from === undefined ? '' : `from ${from}\n`,
    ...Object.entries(files).map(([path, content]) =>
      content === undefined ? `D ${quoted(path)}\n` : `M 100644 inline ${quoted(path)}\n${data(content)}`,
    ),
  ].join('');
}

const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;

/** As git quotes a path in which anything may stand. */
const quoted = (path: string): string => `"${path.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
