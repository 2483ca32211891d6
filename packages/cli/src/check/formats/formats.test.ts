import { expect, test } from 'vitest';
import type { Finding } from '../finding.js';
import { formats } from './table.js';

const place = { file: 'apps/services/api/service.ts', path: 'workloads.server.ports', value: 1 };
const findings: readonly Finding[] = [
  { severity: 'error', code: 'FL_ONE', ...place, line: 12, what: 'is 100% wrong:\nreally', mend: 'mend it' },
  { severity: 'warning', code: 'FL_TWO', ...place, path: '', what: 'is odd', mend: 'look' },
  { severity: 'skipped', check: 'terraform validate (dev)', why: 'terraform is absent' },
];

test('GitHub gets one command a finding, with what its parser reads escaped', () => {
  expect(formats.github(findings).split('\n')).toEqual([
    '::error file=apps/services/api/service.ts,line=12,title=FL_ONE::workloads.server.ports: is 100%25 wrong:%0Areally; mend it',
    '::warning file=apps/services/api/service.ts,title=FL_TWO::is odd; look',
    '::notice title=skipped::terraform validate (dev): terraform is absent',
  ]);
});

test('GitLab gets a report with a line and a fingerprint of its own for each finding', () => {
  const report = JSON.parse(formats.gitlab(findings));
  expect(report).toMatchObject([
    { check_name: 'FL_ONE', severity: 'critical', location: { path: place.file, lines: { begin: 12 } } },
    { check_name: 'FL_TWO', severity: 'minor', location: { path: place.file, lines: { begin: 1 } } },
  ]);
  expect(new Set(report.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(2);
});

test('what could not be looked at is no result of SARIF, and is not left out either', () => {
  const { runs } = JSON.parse(formats.sarif(findings));
  expect(runs[0].results).toHaveLength(2);
  expect(runs[0].invocations[0].toolExecutionNotifications[0].message.text).toContain('terraform is absent');
});

// What the schema of OASIS asks for, of the parts that are written here. (SARIF 2.1.0, sections 3.13 to 3.52)
test('SARIF holds what its schema requires', () => {
  const log = JSON.parse(formats.sarif(findings));
  expect(log.version).toBe('2.1.0');
  const [run] = log.runs;
  expect(typeof run.tool.driver.name).toBe('string');
  const ids: readonly string[] = run.tool.driver.rules.map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { executionSuccessful, toolExecutionNotifications } of run.invocations) {
    expect(typeof executionSuccessful).toBe('boolean');
    for (const { level } of toolExecutionNotifications)
      expect(['none', 'note', 'warning', 'error']).toContain(level);
  }
  for (const result of run.results) {
    expect(['none', 'note', 'warning', 'error']).toContain(result.level);
    expect(ids[result.ruleIndex]).toBe(result.ruleId);
    expect(result.message.text).not.toBe('');
    const [{ physicalLocation }] = result.locations;
    expect(() => new URL(physicalLocation.artifactLocation.uri, 'file:///')).not.toThrow();
    expect(physicalLocation.artifactLocation.uri).not.toMatch(/^\/|\\/);
    if (physicalLocation.region) expect(physicalLocation.region.startLine).toBeGreaterThan(0);
  }
});

test('a fingerprint stays when lines move', () => {
  const printOf = (line: number) =>
    JSON.parse(
      formats.gitlab([{ severity: 'error', code: 'FL_ONE', ...place, line, what: 'a', mend: 'b' }]),
    )[0].fingerprint;
  expect(printOf(1)).toBe(printOf(2));
});
