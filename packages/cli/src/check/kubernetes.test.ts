import { declare, platform, resolve } from '@fairlead/model';
import { expect, test } from 'vitest';
import { kubernetesCheck, unusedWaivers } from './kubernetes.js';

const { environment, service } = declare({ environments: ['dev', 'prod'], sets: [] });
const inCloud = { cloud: { provider: 'none' }, delivery: { strategy: 'commit-on-merge' } } as const;
const environments = [
  environment('dev', { ...inCloud, tier: 'development', domain: 'dev.example.com' }),
  environment('prod', { ...inCloud, tier: 'production', domain: 'example.com' }),
];

const probe = { check: { http: '/', port: 'http' } } as const;
const web = {
  name: 'web',
  secrets: { signing: { keys: { key: 'signing' }, managed: 'by-hand' } },
  workloads: {
    server: {
      kind: 'server',
      ports: { http: { port: 8080, exposed: 80 } },
      probes: { startup: probe, readiness: probe, liveness: probe },
      security: { readOnlyRoot: false },
    },
  },
} as const;

const waivers = { 'read-only-root': { reason: 'writes beside its programs', until: '2027-03-31' } } as const;
const at = (now: string) => ({ root: '/nowhere', now: new Date(now) });

function environmentsOf(definition: Parameters<typeof service>[0]) {
  const services = [service(definition as never)];
  const whole = platform({ name: 'quay', repository: { url: 'u' }, environments, services } as never);
  return resolve(whole).environments;
}

function checked(definition: Parameters<typeof service>[0], now = '2026-11-26T12:00:00Z') {
  const all = environmentsOf(definition);
  const checks = all.map((each) => kubernetesCheck(at(now), each));
  const waived = checks.flatMap((each) => each.waived);
  return { findings: checks.flatMap(({ findings }) => findings), unused: unusedWaivers(all, waived) };
}

test('what an environment loosened is found in production, at its place in the definition', () => {
  const { findings } = checked(web as never);
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
  const { security: _, ...server } = web.workloads.server;
  const overrides = { prod: { workloads: { server: { security: { readOnlyRoot: false } } } } };
  const { findings } = checked({ ...web, workloads: { server }, overrides } as never);
  expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
    { path: 'overrides.prod.workloads.server.security' },
  ]);
});

test('a waiver holds through its last day by the clock of the command, and no longer', () => {
  const errors = (now: string) =>
    checked({ ...web, waivers } as never, now).findings.filter(({ severity }) => severity === 'error');
  expect(errors('2027-03-31T23:59:59Z')).toEqual([]);
  expect(errors('2027-04-01T00:00:00Z')).toHaveLength(2);
});

test('a waiver of a rule that is kept is a warning', () => {
  const { security: _, ...server } = web.workloads.server;
  const { unused } = checked({ ...web, waivers, workloads: { server } } as never);
  expect(unused).toMatchObject([
    { severity: 'warning', code: 'FL_WAIVER_UNUSED', path: 'waivers.read-only-root' },
    { severity: 'warning', code: 'FL_WAIVER_UNUSED', path: 'waivers.read-only-root' },
  ]);
  expect(checked({ ...web, waivers } as never).unused).toEqual([]);
});

test('a secret that a person puts into the cluster is neither passed nor failed', () => {
  const { findings } = checked(web as never);
  expect(findings.filter(({ severity }) => severity === 'skipped')).toMatchObject([
    { check: 'Secret web-signing in namespace web (dev)', why: expect.stringContaining('with key;') },
    { check: 'Secret web-signing in namespace web (prod)' },
  ]);
});
