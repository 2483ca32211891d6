import { renderProblem } from '@fairlead/model';
import { createColors } from 'picocolors';
import type { Finding } from './finding.js';

/** What was found, for people: errors first, then warnings, then what could not be looked at. */
export function findingsText(findings: readonly Finding[], colour: boolean): string {
  const c = createColors(colour);
  const lines = (['error', 'warning', 'skipped'] as const).flatMap((severity) =>
    findings.flatMap((finding) => {
      if (finding.severity !== severity) return [];
      if (finding.severity === 'skipped') return [c.dim(`skipped  ${finding.check}: ${finding.why}`)];
      const title = finding.severity === 'error' ? c.red('error') : c.yellow('warning');
      const { file, line } = finding;
      return [
        `${title}  ${renderProblem({ ...finding, file: line === undefined ? file : `${file}:${line}` })}`,
      ];
    }),
  );
  const count = (severity: Finding['severity'], plural: string) => {
    const { length } = findings.filter((finding) => finding.severity === severity);
    return `${length} ${length === 1 ? severity : plural}`;
  };
  const summary = [count('error', 'errors'), count('warning', 'warnings'), count('skipped', 'skipped')];
  return [...lines, summary.join(', ')].join('\n');
}
