import { synthEnvironment } from '@fairlead/k8s';
import { renderChecked } from '@fairlead/k8s/check';
import { type JsonObject, printJson, printRelease, type Release, type Service } from '@fairlead/model';
import { describe, expect, test } from 'vitest';
import { inProd, refused, server, service } from './testing/definitions.js';
import { digest, found, objectsOf, read, releaseOf } from './testing/released.js';

// Every mistake that was found in real platforms, by its name: either it cannot be made (a type refuses it, or the
// thing is derived and nobody writes it), or `check` finds it. Those of releases and of what is committed are beside this
// file in mistakes-in-delivery.test.ts. Not there yet: three formats that drift and an app-of-apps that does not build.

const web = (fields: object = {}, workloads: object = {}) =>
  service({
    name: 'web',
    workloads: { server: { ...server, ...workloads } },
    ...fields,
  } as never) as unknown as Service;
const patched = (kind: string, merge: JsonObject) => web({ patches: [{ target: { kind }, merge }] });
const withObject = (object: JsonObject) => web({ objects: { extra: object } });

test('nothing is wrong about the service that mistakes are made in', () => {
  expect(found(web())).toEqual([]);
});

describe('a commit tag is read as a number', () => {
  test.each(['00690e9', '1e10', '0123', '12345678', '1.10'])('%s stays a text', (tag) => {
    for (const version of ['1.1', '1.2'] as const) {
      const documents = read(web(), releaseOf('web', { main: tag }), version);
      expect(JSON.stringify(documents)).toContain(`"newTag":${JSON.stringify(tag)}`);
    }
  });
});

test('a typo leaves a setting empty', () => {
  service({
    name: 'web',
    // @ts-expect-error -- readOnlyRot
    workloads: { server: { ...server, security: { readOnlyRot: true } } },
  });
  // One that got past the compiler all the same is told, with what was meant.
  const mistyped = web({}, { security: { readOnlyRot: false } });
  expect(() => objectsOf(mistyped)).toThrow(
    /FL_FIELD_UNKNOWN .*readOnlyRot.*\n.*did you mean readOnlyRoot\?/,
  );
  const empty = {
    spec: {
      template: {
        spec: { containers: [{ name: 'server', securityContext: { readOnlyRootFilesystem: null } }] },
      },
    },
  };
  expect(found(patched('Deployment', empty))).toContain('FL_POLICY_READ_ONLY_ROOT');
});

test('a default is lost by a key that stands twice', () => {
  service({
    name: 'web',
    // @ts-expect-error -- scaling twice
    // biome-ignore lint/suspicious/noDuplicateObjectKeys: it is the mistake
    workloads: { server: { ...server, scaling: { min: 3 }, scaling: { max: 9 } } },
  });
  // No key stands twice in what is written: a reader that refuses that reads all of it.
  expect(read(web(), releaseOf('web'), '1.2').length).toBeGreaterThan(0);
});

test('images of crons stay behind because a list of them is kept by hand', () => {
  const schedule = { cron: '0 1 * * *' };
  const crons = { one: { kind: 'cron', schedule }, two: { kind: 'cron', schedule } };
  const { environment, services } = inProd(web({ workloads: { server, ...crons } }));
  const running = [...services.values()].map((each) => ({ service: each, release: releaseOf('web') }));
  const { services: rendered } = renderChecked(environment, running);
  const images = JSON.stringify(rendered.map(({ objects }) => objects)).match(/"image":"[^"]*"/g) ?? [];
  expect(images).toHaveLength(3);
  expect(new Set(images).size).toBe(1);
  expect(images[0]).toContain(`:00690e9@${digest}`);
});

test('the pin of an image that is not there is ignored', () => {
  const { environment, services } = inProd(web());
  const files = new Map([
    ['environment.json', printJson(environment)],
    ...[...services.values()].map((each) => [`services/${each.name}.json`, printJson(each)] as const),
    ['releases/web.json', printRelease(releaseOf('web', { mian: '00690e9' }))],
  ]);
  expect(() => synthEnvironment(files)).toThrow('FL_RELEASE_IMAGE');
  const other = {
    spec: { template: { spec: { containers: [{ name: 'server', image: 'registry.example.com/web' }] } } },
  };
  expect(found(patched('Deployment', other))).toEqual(['FL_POLICY_IMAGE_DIGEST', 'FL_POLICY_IMAGE_TAG']);
});

test('one service is spread over three namespaces', () => {
  const namespaces = objectsOf(web({ namespace: { name: 'front', owner: true } })).map(
    ({ metadata }) => metadata.namespace,
  );
  expect(new Set(namespaces)).toEqual(new Set(['front']));
  service({
    name: 'web',
    // @ts-expect-error -- a workload has no namespace of its own
    workloads: { server: { ...server, namespace: 'other' } },
  });
});

test('labels leak into the selectors of other objects', () => {
  const objects = objectsOf(web({}, { pod: { labels: { cost: 'front' } } }));
  const selectors = JSON.stringify(objects).match(/"(matchLabels|selector)":\{"app[^}]*\}/g) ?? [];
  expect(selectors.length).toBeGreaterThan(3);
  for (const each of selectors) expect(each).not.toMatch(/cost|version|part-of|managed-by/);
  const [kustomization] = read(web(), releaseOf('web'), '1.2').filter((each) =>
    JSON.stringify(each).includes('Kustomization'),
  );
  expect(JSON.stringify(kustomization)).not.toContain('includeSelectors');
});

test('a placeholder reaches production', () => {
  const routes = { public: { hosts: ['changeme.example.com'], port: 'http' } };
  expect(found(web({}, { routes }))).toContain('FL_PLACEHOLDER');
  const role = {
    metadata: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::<account-id>:role/web' } },
  };
  expect(found(patched('ServiceAccount', role))).toEqual(['FL_PLACEHOLDER']);
});

test('a path leads to a Service that does not exist', () => {
  const rule = { backendRefs: [{ name: 'wbe', port: 80 }] };
  const spec = { hostnames: ['a.example.com'], parentRefs: [{ name: 'public' }], rules: [rule] };
  const metadata = { name: 'extra', namespace: 'web' };
  expect(
    found(withObject({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata, spec })),
  ).toEqual(['FL_ROUTE_SERVICE']);
});

test('a targetPort is not declared', () => {
  expect(refused(web({}, { services: { edge: { ports: ['rpc'] } } }))).not.toEqual([]);
  const spec = { selector: { 'app.kubernetes.io/name': 'web' }, ports: [{ port: 80, targetPort: 'rpc' }] };
  expect(
    found(
      withObject({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'extra', namespace: 'web' }, spec }),
    ),
  ).toEqual(['FL_TARGET_PORT']);
});

test('two containers have one port name', () => {
  const sidecars = { proxy: { image: 'main', ports: { http: { port: 8081 } } } };
  expect(found(web({}, { sidecars }))).toContain('FL_PORT_TWICE');
});

describe('replicas stand in Git beside an autoscaler', () => {
  const scaled = web({}, { scaling: { min: 2, max: 4 } });

  test('an autoscaled workload has no number of pods', () => {
    const deployment = objectsOf(scaled).find(({ kind }) => kind === 'Deployment');
    expect(deployment?.['spec']).not.toHaveProperty('replicas');
    service({
      name: 'web',
      // @ts-expect-error -- the number of pods is scaling's
      workloads: { server: { ...server, replicas: 3 } },
    });
  });

  test('what is ignored is not written either', () => {
    const documents = JSON.stringify(read(scaled, releaseOf('web'), '1.2'));
    expect(documents).toContain('ignoreDifferences');
    expect(documents).toContain('RespectIgnoreDifferences=true');
  });

  test('a patch that writes the number is found', () => {
    const patches = [{ target: { kind: 'Deployment' }, merge: { spec: { replicas: 3 } } }];
    expect(found(web({ patches }, { scaling: { min: 3, max: 4 } }))).toEqual(['FL_REPLICAS_OWNER']);
  });
});

test('an autoscaler stands on a workload of 0 pods', () => {
  expect(refused(web({}, { scaling: { min: 0, max: 4 } }))).toEqual(['FL_SCALING_ZERO']);
  const patches = [{ target: { kind: 'Deployment' }, merge: { spec: { replicas: 0 } } }];
  expect(found(web({ patches }, { scaling: { min: 3, max: 4 } }))).toEqual(['FL_SCALE_ZERO']);
});

test('a disruption budget never allows an eviction', () => {
  expect(refused(web({}, { disruption: { maxUnavailable: 0 } }))).toEqual(['FL_DISRUPTION_NEVER']);
  expect(found(patched('PodDisruptionBudget', { spec: { maxUnavailable: 0 } }))).toEqual(['FL_NO_EVICTION']);
});

describe('a selector selects nothing', () => {
  const nobody = { matchLabels: { app: 'nobody' } };
  const metadata = { name: 'extra', namespace: 'web' };
  test.each([
    ['Service', { apiVersion: 'v1', spec: { selector: { app: 'nobody' }, ports: [{ port: 80 }] } }],
    [
      'PodMonitor',
      { apiVersion: 'monitoring.coreos.com/v1', spec: { selector: nobody, podMetricsEndpoints: [] } },
    ],
    ['NetworkPolicy', { apiVersion: 'networking.k8s.io/v1', spec: { podSelector: nobody } }],
  ])('of a %s', (kind, object) => {
    expect(found(withObject({ kind, metadata, ...object }))).toEqual(['FL_SELECTS_NOTHING']);
  });
});

test('a migration is a plain Job: the second apply fails, or it never runs again', () => {
  const workloads = { server, migrate: { kind: 'hook' }, once: { kind: 'job' } };
  const jobs = objectsOf(web({ workloads })).filter(({ kind }) => kind === 'Job');
  const annotations = Object.fromEntries(jobs.map(({ metadata }) => [metadata.name, metadata.annotations]));
  expect(annotations['web-migrate']).toMatchObject({
    'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
  });
  const nameOf = (tag: string) => {
    const documents = JSON.stringify(read(web({ workloads }), releaseOf('web', { main: tag }), '1.2'));
    return documents.match(/web-once-[0-9a-f]{8}/)?.[0];
  };
  // Applied twice it is the same Job, which has run; with the next release it is another one.
  expect(nameOf('00690e9')).toMatch(/^web-once-/);
  expect(nameOf('00690e9')).toBe(nameOf('00690e9'));
  expect(nameOf('00690e9')).not.toBe(nameOf('1e10'));
});

test('a password stands in Git', () => {
  service({
    name: 'web',
    // @ts-expect-error -- a secret says where a value is kept; there is no place for the value
    secrets: { db: { keys: { password: { value: 'hunter2' } } } },
    workloads: { server },
  });
  for (const name of ['DB_PASSWORD', 'PGPASSWORD', 'MYSQL_PWD', 'DB_PASS']) {
    expect(() => found(web({}, { env: { [name]: 'hunter2' } }))).toThrow('FL_SECRET_LITERAL');
  }
  const config = { settings: { values: { DB_PASSWORD: 'hunter2' } } };
  expect(() => found(web({ config }))).toThrow('FL_SECRET_LITERAL');
});

test('a value that nobody set is rendered as an empty part', () => {
  const account: string | undefined = undefined;
  const repository = `${account ?? ''}.dkr.ecr..amazonaws.com/web`;
  const images = { main: { external: { repository, source: 'quay/web' } } };
  const release = releaseOf('web');
  const external = {
    ...release,
    images: { main: { ...release.images['main'], origin: 'external' } },
  } as Release;
  expect(found(web({ images }), external)).toContain('FL_PLACEHOLDER');
  service({
    name: 'web',
    // @ts-expect-error -- what may be absent is no value
    workloads: { server: { ...server, env: { URL: account as string | undefined } } },
  });
});
