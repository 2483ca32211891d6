import { expect, test } from 'vitest';
import { declare } from '../authoring/declare.js';
import { platform } from '../authoring/platform.js';
import { FairleadError } from '../problem.js';
import { resolve } from '../resolve/resolve.js';

const { service, environment } = declare({ environments: ['stg'], sets: [] });

const google = { provider: 'google', project: 'fleet-stg-sample', region: 'europe-west1' } as const;
type Cloud = typeof google | { readonly provider: 'none' };

function problemsIn(cloud: Cloud, ...services: readonly ReturnType<typeof named>[]) {
  const stg = environment('stg', {
    tier: 'staging',
    cloud,
    domain: 'example.com',
    delivery: { strategy: 'commit-on-merge' },
    stores: { default: { kind: 'google-secret-manager', project: 'fleet-stg-sample' } },
  });
  const repository = { url: 'https://git.example.com/fleet.git' };
  try {
    resolve(platform({ name: 'fleet', repository, environments: [stg], services }));
  } catch (error) {
    if (error instanceof FairleadError)
      return error.problems.map(({ code, file, path }) => `${code} ${file} ${path}`);
    throw error;
  }
  return [];
}

const named = (name: string, more: { readonly cloud?: boolean; readonly entry?: string } = {}) =>
  service({
    name,
    identity: { cloud: more.cloud ?? true },
    secrets: { token: { keys: { token: more.entry ?? 'token' } } },
    workloads: { main: { kind: 'worker' } },
  });

const long = 'a-name-of-more-than-thirty-letters';

test('a service whose name makes no Google account is refused where it acts in Google Cloud', () => {
  expect(problemsIn(google, named(long))).toEqual([
    `FL_GOOGLE_ACCOUNT_LONG apps/services/${long}/service.ts name`,
  ]);
  expect(problemsIn(google, named(long, { cloud: false }))).toEqual([]);
  expect(problemsIn({ provider: 'none' }, named(long))).toEqual([]);
});

test('two services never act as one Google account', () => {
  expect(problemsIn(google, named('api'), named('api-service'))).toEqual([
    'FL_GOOGLE_ACCOUNT_TWICE apps/services/api-service/service.ts name',
    'FL_GOOGLE_ACCOUNT_TWICE apps/services/api/service.ts name',
  ]);
  expect(problemsIn(google, named('api'), named('web'))).toEqual([]);
});

test.each(['1password', 'a/b', 'a b', 'x'.repeat(256)])('%s is no entry of Secret Manager', (entry) => {
  expect(problemsIn(google, named('api', { entry }))).toEqual([
    'FL_GOOGLE_SECRET_NAME apps/services/api/service.ts secrets.token.keys.token',
  ]);
});

test('text that Terraform would take for an expression stays out of names', () => {
  const entry = `x\${file("/etc/passwd")}`;
  expect(problemsIn(google, named('api', { entry }))).toHaveLength(1);
});
