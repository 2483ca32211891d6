import type { JsonObject } from '@fairlead/model';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { appliedObjects } from './applied.js';

function applied(objects: readonly JsonObject[], kustomization: JsonObject): readonly JsonObject[] {
  const files = new Map([
    ['api/objects.yaml', objects.map((object) => stringify(object)).join('---\n')],
    ['api/kustomization.yaml', stringify(kustomization)],
  ]);
  return appliedObjects(files).map(({ object }) => object);
}

const pods = (image: string): JsonObject => ({
  metadata: { labels: { app: 'api' } },
  spec: { containers: [{ name: 'server', image }], initContainers: [{ name: 'wait', image: 'other' }] },
});
const deployment = (image: string): JsonObject => ({
  kind: 'Deployment',
  metadata: { name: 'api' },
  spec: { template: pods(image) },
});

test('objects are known by their service, kind and name', () => {
  const files = new Map([
    ['_environment/project.yaml', 'kind: AppProject\nmetadata: { name: dev }\n'],
    [
      'api/objects.yaml',
      'kind: Service\nmetadata: { name: api }\n---\nkind: ConfigMap\nmetadata: { name: settings }\n',
    ],
  ]);
  expect(appliedObjects(files).map(({ owner, id }) => `${owner} ${id}`)).toEqual([
    '_environment AppProject/dev',
    'api Service/api',
    'api ConfigMap/settings',
  ]);
});

test('a release puts tag and digest on the image of its name and on no other', () => {
  const [object] = applied([deployment('registry/api')], {
    images: [{ name: 'registry/api', newTag: 'abc', digest: 'sha256:1' }],
  });
  expect(object).toEqual(deployment('registry/api:abc@sha256:1'));
});

test('a field called image that is no container keeps its value', () => {
  const config = {
    kind: 'ConfigMap',
    metadata: { name: 'api', labels: {} },
    data: { image: 'registry/api' },
  };
  const images = [{ name: 'registry/api', newTag: 'abc' }];
  expect(applied([config], { images })).toEqual([config]);
});

test('labels are put on the object, and on pods of the kinds that are named', () => {
  const fields = [
    { kind: 'Deployment', path: 'spec/template/metadata/labels', create: true },
    { kind: 'Job', path: 'spec/template/metadata/labels', create: true },
  ];
  const [object, service] = applied(
    [deployment('registry/api'), { kind: 'Service', metadata: { name: 'api', labels: { app: 'api' } } }],
    { labels: [{ pairs: { version: '1' }, fields }] },
  );
  expect(object).toMatchObject({
    metadata: { name: 'api', labels: { version: '1' } },
    spec: { template: { metadata: { labels: { app: 'api', version: '1' } } } },
  });
  expect(service).toEqual({
    kind: 'Service',
    metadata: { name: 'api', labels: { app: 'api', version: '1' } },
  });
});

test('a Job has the name that its release gives it, and is known by its own', () => {
  const operation = { op: 'replace', path: '/metadata/name', value: 'api-seed-1a2b3c4d' };
  const patches = [{ target: { kind: 'Job', name: 'api-seed' }, patch: JSON.stringify([operation]) }];
  const files = new Map([
    [
      'api/objects.yaml',
      'kind: Job\nmetadata: { name: api-seed }\n---\nkind: Job\nmetadata: { name: api-other }\n',
    ],
    ['api/kustomization.yaml', stringify({ patches })],
  ]);
  expect(appliedObjects(files)).toMatchObject([
    { id: 'Job/api-seed', object: { metadata: { name: 'api-seed-1a2b3c4d' } } },
    { id: 'Job/api-other', object: { metadata: { name: 'api-other' } } },
  ]);
});

test('a kustomization of one service does not reach another', () => {
  const files = new Map([
    ['api/kustomization.yaml', stringify({ images: [{ name: 'registry/web', newTag: 'abc' }] })],
    ['web/objects.yaml', stringify(deployment('registry/web'))],
  ]);
  expect(appliedObjects(files)).toMatchObject([{ owner: 'web', object: deployment('registry/web') }]);
});

test('an empty kustomization, as a retired service has, gives no object', () => {
  expect(applied([], { resources: [] })).toEqual([]);
});

test('labels are put on the items of a list that have the place', () => {
  const job = (labels: JsonObject): JsonObject => ({
    name: 'job',
    job: { template: { metadata: { labels } } },
  });
  const query = { name: 'query', prometheus: { address: 'x' } };
  const fields = [
    { kind: 'AnalysisTemplate', path: 'spec/metrics/job/template/metadata/labels', create: false },
  ];
  const object = {
    kind: 'AnalysisTemplate',
    metadata: { name: 'a' },
    spec: { metrics: [job({ a: 'b' }), query] },
  };
  const [labelled] = applied([object], { labels: [{ pairs: { version: '1' }, fields }] });
  expect(labelled?.['spec']).toEqual({ metrics: [job({ a: 'b', version: '1' }), query] });
});

test('labels are put on pods that are there, where a field is not to be made', () => {
  const fields = [{ kind: 'Rollout', path: 'spec/template/metadata/labels', create: false }];
  const [own, referring] = applied(
    [
      { ...deployment('registry/api'), kind: 'Rollout' },
      { kind: 'Rollout', metadata: { name: 'api', labels: {} }, spec: { workloadRef: { name: 'api' } } },
    ],
    { labels: [{ pairs: { version: '1' }, fields }] },
  );
  expect(own).toMatchObject({ spec: { template: { metadata: { labels: { version: '1' } } } } });
  expect(referring?.['spec']).toEqual({ workloadRef: { name: 'api' } });
});
