import type { Row } from './row.js';

const columns = ['', 'result', 'target', 'Fairlead', 'beside it'] as const;

/** Rows as a Markdown table. */
export function markdown(rows: readonly Row[]): string {
  const lines = [columns, columns.map(() => '---'), ...rows.map(cells)];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

/** The same table in columns, for a terminal. */
export function plain(rows: readonly Row[]): string {
  const lines = [columns, ...rows.map(cells)];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cells({ what, result, target, ours, beside }: Row): readonly string[] {
  const promised = target === undefined ? '' : `${target.text} ${target.met ? '✓' : '✗ missed'}`;
  return [what, result, promised, ours, beside];
}
