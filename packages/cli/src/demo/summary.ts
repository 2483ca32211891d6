import { createColors } from 'picocolors';
import { seconds } from './time.js';

/** A step that was walked. */
export interface Walked {
  readonly step: string;
  readonly ms: number;
  readonly summary: string;
}

const longestBar = 16;

/** The walk as a timeline, for people. */
export function summaryText(walked: readonly Walked[], colour: boolean): string {
  const c = createColors(colour);
  const width = Math.max(...walked.map(({ step }) => step.length));
  const longest = Math.max(...walked.map(({ ms }) => ms), 1);
  const lines = walked.map(({ step, ms, summary }) => {
    const bar = '━'.repeat(Math.max(1, Math.round((ms / longest) * longestBar)));
    const time = seconds(ms).padStart(7);
    return `  ${c.green('✓')} ${step.padEnd(width)} ${time}  ${c.cyan(bar.padEnd(longestBar))}  ${summary}`;
  });
  const total = walked.reduce((sum, { ms }) => sum + ms, 0);
  return [...lines, `    ${'in all'.padEnd(width)} ${c.bold(seconds(total).padStart(7))}`].join('\n');
}
