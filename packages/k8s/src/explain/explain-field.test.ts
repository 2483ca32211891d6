import { FairleadError } from '@fairlead/model';
import { expect, test } from 'vitest';
import { resolved, service } from '../testing/resolved.js';
import { explainField } from './explain-field.js';

const api = service({
  name: 'api',
  secrets: { key: { keys: { value: 'api-key' } } },
  workloads: {
    server: {
      kind: 'server',
      ports: { http: { port: 8080, exposed: 80 } },
      scaling: { min: 3, max: 3 },
      env: { PORT: 8080 },
      pod: { annotations: { 'example.com/note': 'yes' } },
    },
    migrate: { kind: 'hook', env: { KEY: { secret: 'key', key: 'value' } } },
    busy: { kind: 'worker', scaling: { min: 2, max: 9 } },
    node: {
      kind: 'stateful',
      ports: { cql: { port: 9042 } },
      volumes: { data: { from: { claim: { size: '1Gi', eachPod: true } }, at: '/data' } },
    },
  },
  patches: [
    { target: { kind: 'Deployment', name: 'api-server' }, merge: { spec: { replicas: 5 } } },
    {
      target: { kind: 'Deployment', name: 'api-server' },
      merge: {
        spec: { template: { spec: { containers: [{ name: 'server', tty: true, resources: null }] } } },
      },
    },
    { target: { kind: 'PodDisruptionBudget', name: 'api-server' }, remove: true },
  ],
});
const { service: resolvedApi, environment } = resolved(api);
const ask = (object: string, path: string, around = environment) =>
  explainField([resolvedApi], around, { object, path });

const problemOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof FairleadError) return error.problems[0];
  }
  return undefined;
};

test.each([
  ['Deployment/api-server'],
  ['deployment/API-server'],
  ['deployment/server'],
  ['deployment/server'],
])('%s is an object that is meant', (object) => {
  expect(ask(object, 'spec.replicas')).toEqual([
    {
      service: 'api',
      object: 'Deployment/api-server',
      path: ['spec', 'replicas'],
      value: 5,
      rendered: 3,
      writers: ['workloads.server.scaling'],
      patches: [{ file: 'apps/services/api/service.ts', path: 'patches.0', value: 5 }],
    },
  ]);
});

test.each([
  ['deployment/server', 'spec.template.spec.containers.server.env.PORT.value', 'workloads.server.env'],
  ['deployment/server', 'spec.template.spec.containers.0.env.0.value', 'workloads.server.env'],
  ['deployment/server', 'spec.template.metadata.annotations.example.com/note', 'workloads.server.pod'],
  ['deployment/server', 'spec.selector.matchLabels', 'workloads.server.kind'],
  ['deployment/server', 'apiVersion', 'workloads.server.kind'],
  ['service/api-server', 'spec.ports.http.targetPort', 'workloads.server.ports'],
  ['networkpolicy/server', 'spec.egress.1.ports', 'namespace'],
  ['networkpolicy/default-deny', 'spec.podSelector', 'namespace'],
  ['statefulset/node', 'spec.volumeClaimTemplates.data.spec.volumeMode', 'workloads.node.volumes'],
  ['job/migrate', 'metadata.annotations.argocd.argoproj.io/hook', 'workloads.migrate.phase'],
  ['serviceaccount/api-migrate', 'metadata.annotations.argocd.argoproj.io/hook', 'identity'],
])('%s %s was written by %s', (object, path, writer) => {
  const found = ask(object, path);
  expect(new Set(found.flatMap(({ writers }) => writers))).toEqual(new Set([writer]));
});

test('a place explains each field inside it, whoever wrote it', () => {
  const found = ask('deployment/server', 'spec.template.spec.containers.server.ports');
  expect(found.map(({ path, value }) => [path.slice(4).join('.'), value])).toEqual([
    ['server.ports.http.name', 'http'],
    ['server.ports.http.containerPort', 8080],
    ['server.ports.http.protocol', 'TCP'],
  ]);
});

test('a field that a patch alone wrote has no other writer', () => {
  expect(ask('deployment/server', 'spec.template.spec.containers.server.tty')).toMatchObject([
    { value: true, rendered: undefined, writers: [], patches: [{ path: 'patches.1' }] },
  ]);
});

test('what a patch has taken away can be asked about', () => {
  const gone = ask('deployment/server', 'spec.template.spec.containers.server.resources.requests.cpu');
  expect(gone).toMatchObject([
    {
      value: undefined,
      rendered: '100m',
      writers: ['workloads.server.resources'],
      patches: [{ path: 'patches.1' }],
    },
  ]);
  expect(ask('poddisruptionbudget/server', 'spec.maxUnavailable')).toMatchObject([
    {
      value: undefined,
      rendered: 1,
      writers: ['workloads.server.disruption'],
      patches: [{ path: 'patches.2' }],
    },
  ]);
});

test('the number that an autoscaler writes is nowhere, and where that was decided is told', () => {
  expect(ask('deployment/busy', 'spec.replicas')).toMatchObject([
    { value: undefined, writers: ['workloads.busy.replicas', 'workloads.busy.scaling'], patches: [] },
  ]);
});

test('the name of an item belongs to whoever wrote the item', () => {
  const path = 'spec.template.spec.containers.server.env.PORT.name';
  expect(ask('deployment/server', path)).toMatchObject([{ writers: ['workloads.server.env'] }]);
});

test('a service with one object of a kind has it by its own name', () => {
  expect(ask('statefulset/api', 'spec.replicas')).toMatchObject([{ object: 'StatefulSet/api-node' }]);
});

test('patches of the environment are named with its file', () => {
  const patches = {
    platform: [],
    environment: [{ target: { kind: 'Service' }, merge: { spec: { type: 'LoadBalancer' } } }],
  };
  expect(ask('service/api-server', 'spec.type', { ...environment, patches })[0]?.patches).toEqual([
    { file: 'apps/environments/prod/environment.ts', path: 'patches.0', value: 'LoadBalancer' },
  ]);
});

test('an object that is not there leads to the one that is meant', () => {
  expect(problemOf(() => ask('deployment/api-sever', 'spec'))).toMatchObject({
    code: 'FL_OBJECT_ADDRESS',
    path: 'deployment/api-sever',
    mend: expect.stringContaining('did you mean Deployment/api-server?'),
  });
});

test('a patch of an object that the services share is named with its file, and no service', () => {
  const patches = {
    platform: [],
    environment: [{ target: { kind: 'Application' }, merge: { spec: { revisionHistoryLimit: 2 } } }],
  };
  const around = { ...environment, patches };
  expect(ask('application/prod-api', 'spec.revisionHistoryLimit', around)).toMatchObject([
    {
      service: undefined,
      object: 'Application/prod-api',
      value: 2,
      writers: [],
      patches: [{ file: 'apps/environments/prod/environment.ts', path: 'patches.0', value: 2 }],
    },
  ]);
  expect(ask('application/prod-api', 'spec.project', around)).toMatchObject([
    { service: undefined, writers: [], patches: [] },
  ]);
});

test('objects of one name are told apart by their services', () => {
  const web = resolved(service({ name: 'web', workloads: { server: { kind: 'worker' } } })).service;
  const explained = (object: string) =>
    explainField([resolvedApi, web], environment, { object, path: 'kind' });
  const asked = 'networkpolicy/default-deny';
  expect(problemOf(() => explained(asked))).toMatchObject({
    what: 'means several objects',
    mend: 'name one of api/NetworkPolicy/default-deny, web/NetworkPolicy/default-deny',
  });
  expect(explained(`api/${asked}`)).toMatchObject([{ service: 'api' }]);
  expect(explained(`web/${asked}`)).toMatchObject([{ service: 'web', object: 'NetworkPolicy/default-deny' }]);
});

test('a name that means several objects is asked for again', () => {
  expect(problemOf(() => ask('networkpolicy/api', 'spec'))).toMatchObject({
    code: 'FL_OBJECT_ADDRESS',
    what: 'means several objects',
    mend: expect.stringContaining(
      'NetworkPolicy/api-busy, NetworkPolicy/api-migrate, NetworkPolicy/api-node',
    ),
  });
});

test('a field that is not there leads to the one that is meant, and says what there is', () => {
  expect(problemOf(() => ask('deployment/server', 'spec.template.spec.containers.server.enf'))).toMatchObject(
    {
      code: 'FL_FIELD_ADDRESS',
      path: 'spec.template.spec.containers.server.enf',
      what: 'Deployment/api-server has no enf in spec.template.spec.containers.server',
      mend: expect.stringMatching(/^did you mean env\? there are .*image, imagePullPolicy/),
    },
  );
});
