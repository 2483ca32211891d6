import type { Recorded } from './observed.js';

/** A recorded state as a person names it. A commit is one of the ledger or of the source, and may be shortened. */
export type Named = { readonly commit: string } | { readonly version: string };

/** Which recorded state to return to. */
export type Earlier = 'previous' | Named;

/** Whether a person who names a state means this one: `written` by what wrote it, `source` by what it is of. */
export function namedAs(state: Recorded, name: Named): 'written' | 'source' | 'not' {
  if ('commit' in name && state.commit.startsWith(name.commit)) return 'written';
  const { release } = state;
  const isSource =
    'version' in name
      ? release.version === name.version.replace(/^v/, '')
      : release.source.commit.startsWith(name.commit);
  return isSource ? 'source' : 'not';
}
