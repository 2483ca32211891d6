import type { Finding } from '../finding.js';
import { messageOf, problemsIn } from './found.js';

/**
 * Findings as commands of GitHub Actions, which puts each beside its line of a pull request.
 * (docs.github.com, workflow commands for GitHub Actions)
 */
export function github(findings: readonly Finding[]): string {
  const lines = problemsIn(findings).map((problem) => {
    const { code, file, line, severity } = problem;
    const place = [
      `file=${property(file)}`,
      ...(line === undefined ? [] : [`line=${line}`]),
      `title=${property(code)}`,
    ];
    return `::${severity} ${place.join(',')}::${data(messageOf(problem))}`;
  });
  const skipped = findings.flatMap((finding) =>
    finding.severity === 'skipped'
      ? [`::notice title=skipped::${data(`${finding.check}: ${finding.why}`)}`]
      : [],
  );
  return [...lines, ...skipped].join('\n');
}

const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
