import { writerTrailer } from '../observe/recorded.js';
import type { Override, WriteLedger } from '../plan/action.js';
import { oneLine } from '../plan/one-line.js';

/** What a commit says of itself. */
export interface Said extends Pick<WriteLedger, 'title' | 'reason'> {
  readonly overrides: readonly Override[];
  /** The command that wrote it. */
  readonly command: string;
}

/**
 * Title, reasons and trailers. Trailers are what the ledger is read by later: who wrote it, and what a person set
 * aside for it.
 */
export function commitMessage({ title, reason, overrides, command }: Said): string {
  const trailers = [
    `${writerTrailer}: ${oneLine(command)}`,
    ...overrides.map(
      ({ of, by, reason: why }) => `Fairlead-Override: ${of} by ${oneLine(by)}: ${oneLine(why).trim()}`,
    ),
  ];
  const body = reason.length === 0 ? [] : [reason.map((each) => `- ${oneLine(each)}`).join('\n')];
  return `${[oneLine(title), ...body, trailers.join('\n')].join('\n\n')}\n`;
}
