import type { Row } from './row.js';
import { markdown } from './table.js';

/** Everything that a run of the bench says. */
export interface Results {
  readonly groups: readonly { readonly title: string; readonly rows: readonly Row[] }[];
  readonly skipped: readonly string[];
  readonly machine: string;
  /** The day, as `2026-01-31`. */
  readonly day: string;
}

/** `RESULTS.md`. */
export function resultsFile({ groups, skipped, machine, day }: Results): string {
  return [
    '# Results',
    '',
    `Written by \`npm run bench -- --write\` on ${day}: ${machine}.`,
    '',
    'Times are medians of several runs, with the fastest and the slowest. Fairlead and what stands beside it ran',
    'in turns, in the same minutes on the same machine: the ratios are the claim, the times are not.',
    '',
    ...groups.flatMap(({ title, rows }) => [`## ${title}`, '', markdown(rows), '']),
    ...(skipped.length > 0 ? ['## Skipped', '', ...skipped.map((each) => `- ${each}`), ''] : []),
  ].join('\n');
}
