import type { Problem } from '@fairlead/model';

/** What a check found: a problem, how much it matters, or that nothing could be said. */
export type Finding =
  | (Problem & {
      readonly severity: 'error' | 'warning';
      /** Line of the place in its file, where it can be found. */
      readonly line?: number;
    })
  /** A check whose tool is not on this machine: neither passed nor failed. */
  | { readonly severity: 'skipped'; readonly check: string; readonly why: string };

export const asErrors = (problems: readonly Problem[]): readonly Finding[] =>
  problems.map((problem) => ({ ...problem, severity: 'error' }));

/** Each finding once: several checks may read the same file. */
export function distinct(findings: readonly Finding[]): readonly Finding[] {
  const keyOf = (finding: Finding) => {
    if (finding.severity === 'skipped') return finding.check;
    return [finding.severity, finding.code, finding.file, finding.path, finding.what].join('\0');
  };
  return [...new Map(findings.map((finding) => [keyOf(finding), finding])).values()];
}
