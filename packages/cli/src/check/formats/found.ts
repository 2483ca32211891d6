import type { Finding } from '../finding.js';

/** A finding that names a place in a file. */
export type Found = Extract<Finding, { readonly code: string }>;

/** What was found, without checks that could not be run. */
export function problemsIn(findings: readonly Finding[]): readonly Found[] {
  return findings.flatMap((finding) => (finding.severity === 'skipped' ? [] : [finding]));
}

/** A finding in one line: where in the file, what, and how to mend it. */
export function messageOf({ path, what, mend }: Found): string {
  return `${path === '' ? '' : `${path}: `}${what}; ${mend}`;
}
