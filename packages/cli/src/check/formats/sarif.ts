import { createHash } from 'node:crypto';
import type { Finding } from '../finding.js';
import { type Found, messageOf, problemsIn } from './found.js';

/**
 * Findings as SARIF 2.1.0, which code scanning of GitHub and GitLab reads. Checks that could not be run are
 * notifications of the tool, so that nobody takes them for passed.
 * (docs.oasis-open.org/sarif/sarif/v2.1.0)
 */
export function sarif(findings: readonly Finding[]): object {
  const problems = problemsIn(findings);
  const rules = [...new Set(problems.map(({ code }) => code))].sort();
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'fairlead', rules: rules.map((id) => ({ id })) } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: findings.flatMap((finding) =>
              finding.severity === 'skipped'
                ? [{ level: 'note', message: { text: `skipped: ${finding.check}: ${finding.why}` } }]
                : [],
            ),
          },
        ],
        results: problems.map((problem) => result(problem, rules)),
        columnKind: 'utf16CodeUnits',
      },
    ],
  };
}

function result(problem: Found, rules: readonly string[]): object {
  const { code, file, line, path, severity } = problem;
  return {
    ruleId: code,
    ruleIndex: rules.indexOf(code),
    level: severity,
    message: { text: messageOf(problem) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file) },
          ...(line !== undefined && { region: { startLine: line } }),
        },
        ...(path !== '' && { logicalLocations: [{ fullyQualifiedName: path, kind: 'member' }] }),
      },
    ],
    partialFingerprints: { 'fairlead/v1': fingerprint(problem) },
  };
}

/** The same for the same finding, whatever moved around it. */
export function fingerprint({ code, file, path, what }: Found): string {
  return createHash('sha256').update([code, file, path, what].join('\0')).digest('hex').slice(0, 32);
}
