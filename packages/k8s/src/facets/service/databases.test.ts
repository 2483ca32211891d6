import type { CloudSql, JsonObject, ResolvedDatabase } from '@fairlead/model';
import { expect, test } from 'vitest';
import type { ServiceAt } from '../../at.js';
import { atService } from '../../testing/at.js';
import { keysOf, objectOf, specOf } from '../../testing/parts.js';
import { databases } from './databases.js';

const about = { engine: 'postgres', version: '17', name: 'api', user: 'api' } as const;

function cloudSql(
  port: number,
  { authentication = 'password', proxyMemory = '64Mi' }: Partial<CloudSql> = {},
): ResolvedDatabase {
  return {
    ...about,
    connection: {
      kind: 'cloud-sql',
      size: 'db-g1-small',
      storageGb: 10,
      highlyAvailable: false,
      authentication,
      instance: 'quay:europe-west1:main',
      proxyMemory,
    },
    address: { host: '127.0.0.1', port },
  };
}

const digest = `sha256:${'a'.repeat(64)}`;

function container(engine: 'postgres' | 'mysql', port: number): ResolvedDatabase {
  return {
    ...about,
    engine,
    connection: {
      kind: 'container',
      storage: '2Gi',
      password: { secret: 'database', key: 'pw' },
      image: `${engine}:1@${digest}`,
    },
    address: { host: 'api-main.api-ns.svc.cluster.local', port },
  };
}

/** Around a service whose named workloads ask for `asked`. */
function asking(asked: readonly string[], ...names: string[]): ServiceAt {
  const at = atService();
  return {
    ...at,
    ownDatabases: { main: { objectName: 'api-main', secret: 'database', secretName: 'api-main-database' } },
    workloads: at.workloads.map((each) => (names.includes(each.name) ? { ...each, databases: asked } : each)),
  };
}

const proxyOf = (all: Parameters<typeof databases>[0], at: ServiceAt) =>
  databases(all, at).pods?.[0]?.around?.['cloud-sql-proxy'];

test('a pod has one proxy, with the most memory that one of its databases says', () => {
  const all = {
    main: cloudSql(5432, { proxyMemory: '96Mi' }),
    audit: cloudSql(5433, { proxyMemory: '0.5Gi' }),
  };
  const limitsOf = (asked: readonly string[]) =>
    proxyOf(all, asking(asked, 'server'))?.spec?.['resources'] as JsonObject;
  expect(limitsOf(['main'])).toMatchObject({ limits: { memory: '96Mi' } });
  expect(limitsOf(['main', 'audit'])).toMatchObject({
    requests: { memory: '0.5Gi' },
    limits: { memory: '0.5Gi' },
  });
});

test('every pod that asks has the proxy around it, be it of a server, a cron or a hook, and no other', () => {
  const { pods = [] } = databases({ main: cloudSql(5432) }, asking(['main'], 'server', 'nightly', 'migrate'));
  expect(pods.map(({ into }) => into)).toEqual([
    { workload: 'server' },
    { workload: 'nightly' },
    { workload: 'migrate' },
  ]);
  expect(databases({ main: cloudSql(5432) }, asking([])).pods).toEqual([]);
});

test('the proxy says how it is to the kubelet, and is reached by nobody else', () => {
  const proxy = proxyOf({ main: cloudSql(5432) }, asking(['main'], 'server'));
  expect(proxy?.spec?.['args']).toEqual([
    '--structured-logs',
    '--health-check',
    '--http-address=0.0.0.0',
    '--http-port=9801',
    'quay:europe-west1:main?port=5432',
  ]);
  expect(proxy?.ports).toEqual({ 'sql-health': { containerPort: 9801, protocol: 'TCP' } });
  expect(proxy?.spec).toMatchObject({
    startupProbe: { httpGet: { path: '/startup', port: 'sql-health' } },
    livenessProbe: { httpGet: { path: '/liveness', port: 'sql-health' } },
  });
  expect(proxy?.spec).not.toHaveProperty('lifecycle');
});

test('one proxy serves several databases, and IAM is a matter of each', () => {
  const all = { a: cloudSql(5432), b: cloudSql(5433, { authentication: 'iam' }) };
  const args = proxyOf(all, asking(['a', 'b'], 'server'))?.spec?.['args'];
  expect((args as string[]).slice(-2)).toEqual([
    'quay:europe-west1:main?port=5432',
    'quay:europe-west1:main?port=5433&auto-iam-authn=true',
  ]);
});

test('only pods with the proxy may connect to Cloud SQL and its API', () => {
  const { network } = databases({ main: cloudSql(5432) }, asking(['main'], 'migrate'));
  expect(network).toEqual([
    {
      into: { workload: 'migrate' },
      egress: {
        'cloud sql': {
          to: [{ ipBlock: { cidr: '0.0.0.0/0', except: expect.arrayContaining(['10.0.0.0/8']) } }],
          ports: [
            { port: 443, protocol: 'TCP' },
            { port: 3307, protocol: 'TCP' },
          ],
        },
      },
    },
  ]);
});

test('a container is there before all that needs it', () => {
  const { objects = [] } = databases({ main: container('postgres', 5432) }, asking(['main'], 'server'));
  expect(keysOf({ objects })).toEqual(['StatefulSet/api-main', 'Service/api-main', 'NetworkPolicy/api-main']);
  expect(objects.map(({ order, phase }) => [order, phase])).toEqual(Array(3).fill([-200, undefined]));
});

test('a container is reached by the pods that ask for it alone', () => {
  const contribution = databases({ main: container('postgres', 5432) }, asking(['main'], 'server'));
  expect(specOf(contribution, 'NetworkPolicy/api-main')).toMatchObject({
    policyTypes: ['Ingress', 'Egress'],
    ingress: [
      {
        from: [{ podSelector: { matchLabels: { pods: 'server' } } }],
        ports: [{ port: 5432, protocol: 'TCP' }],
      },
    ],
  });
  expect(specOf(contribution, 'NetworkPolicy/api-main')).not.toHaveProperty('egress');
  expect(contribution.network).toEqual([
    {
      into: { workload: 'server' },
      egress: {
        'database main': {
          to: [
            {
              podSelector: {
                matchLabels: {
                  'app.kubernetes.io/name': 'api',
                  'app.kubernetes.io/component': 'main',
                },
              },
            },
          ],
          ports: [{ port: 5432, protocol: 'TCP' }],
        },
      },
    },
  ]);
});

test.each([
  ['postgres', 5432, 'POSTGRES_PASSWORD_FILE', '/data'],
  ['mysql', 3306, 'MYSQL_PASSWORD_FILE', '/var/lib/mysql'],
] as const)(
  '%s reads its password from a file, and keeps its data on a volume',
  (engine, port, variable, data) => {
    const contribution = databases({ main: container(engine, port) }, asking(['main'], 'server'));
    const text = JSON.stringify(objectOf(contribution, 'StatefulSet/api-main'));
    expect(text).toContain(JSON.stringify({ name: variable, value: '/var/run/secrets/database/pw' }));
    expect(text).toContain(JSON.stringify({ mountPath: data, name: 'data' }));
    expect(specOf(contribution, 'StatefulSet/api-main')).toMatchObject({
      updateStrategy: { type: 'OnDelete' },
      template: {
        spec: {
          volumes: expect.arrayContaining([
            expect.objectContaining({
              secret: expect.objectContaining({ secretName: 'api-main-database' }),
            }),
          ]),
        },
      },
      volumeClaimTemplates: [{ spec: { resources: { requests: { storage: '2Gi' } } } }],
    });
  },
);

test('a host is reached by what the service says under egress, and needs nothing else', () => {
  const host: ResolvedDatabase = {
    ...about,
    connection: { kind: 'host', host: 'db.internal', port: 6432 },
    address: { host: 'db.internal', port: 6432 },
  };
  const at = { ...asking(['main'], 'server'), ownDatabases: {} };
  expect(databases({ main: host }, at)).toEqual({ objects: [], pods: [], network: [] });
});
