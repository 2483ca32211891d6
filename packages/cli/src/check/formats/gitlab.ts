import type { Finding } from '../finding.js';
import { messageOf, problemsIn } from './found.js';
import { fingerprint } from './sarif.js';

/**
 * Findings as GitLab's Code Quality report, which a job hands over under `artifacts: reports: codequality`.
 * (docs.gitlab.com, Code Quality, code quality report format)
 */
export function gitlab(findings: readonly Finding[]): readonly object[] {
  return problemsIn(findings).map((problem) => ({
    description: messageOf(problem),
    check_name: problem.code,
    fingerprint: fingerprint(problem),
    severity: problem.severity === 'error' ? 'critical' : 'minor',
    // The report asks for a line of every finding.
    location: { path: problem.file, lines: { begin: problem.line ?? 1 } },
  }));
}
