import type { Service } from '@fairlead/model';
import { expect, test } from 'vitest';
import { resolved, server, service } from '../testing/definitions.js';
import { kubernetesCheck, unusedWaivers } from './kubernetes.js';

const writable = { ...server, security: { readOnlyRoot: false } };
const web = (fields: object = {}) =>
  service({
    name: 'web',
    workloads: { server: writable },
    ...fields,
  } as never) as unknown as Service;

const waivers = { 'read-only-root': { reason: 'writes beside its programs', until: '2027-03-31' } } as const;
const at = (now: string) => ({ root: '/nowhere', now: new Date(now) });

function checked(definition: Service, now = '2026-11-26T12:00:00Z') {
  const all = resolved(definition);
  const checks = all.map((each) => kubernetesCheck(at(now), each));
  const waived = checks.flatMap((each) => each.waived);
  return { findings: checks.flatMap(({ findings }) => findings), unused: unusedWaivers(all, waived) };
}

test('what an environment loosened is found in production, at its place in the definition', () => {
  const { findings } = checked(web());
  expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
    {
      code: 'FL_POLICY_READ_ONLY_ROOT',
      file: 'apps/services/web/service.ts',
      path: 'workloads.server.security',
      value: false,
    },
  ]);
});

test('a value that production overrides is found in the override', () => {
  const overrides = { prod: { workloads: { server: { security: { readOnlyRoot: false } } } } };
  const { findings } = checked(web({ workloads: { server }, overrides }));
  expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
    { path: 'overrides.prod.workloads.server.security' },
  ]);
});

test('a waiver holds through its last day by the clock of the command, and no longer', () => {
  const errors = (now: string) =>
    checked(web({ waivers }), now).findings.filter(({ severity }) => severity === 'error');
  expect(errors('2027-03-31T23:59:59Z')).toEqual([]);
  expect(errors('2027-04-01T00:00:00Z')).toHaveLength(2);
});

test('a waiver of a rule that is kept is a warning', () => {
  const { unused } = checked(web({ waivers, workloads: { server } }));
  expect(unused).toMatchObject([
    { severity: 'warning', code: 'FL_WAIVER_UNUSED', path: 'waivers.read-only-root' },
    { severity: 'warning', code: 'FL_WAIVER_UNUSED', path: 'waivers.read-only-root' },
  ]);
  expect(checked(web({ waivers })).unused).toEqual([]);
});
