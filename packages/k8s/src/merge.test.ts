import { FairleadError, type WorkloadKind } from '@fairlead/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contribution, Written } from './contribution.js';
import { merge } from './merge.js';

const whole = {
  file: 'apps/services/api/service.ts',
  workloads: [
    { name: 'server', kind: 'server' },
    { name: 'nightly', kind: 'cron' },
  ],
} as const;

const into = { workload: 'server' };
const configMap = (name: string, data = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data,
});

function problemsOf(written: readonly Written[]) {
  try {
    merge(written, whole);
    return [];
  } catch (error) {
    if (error instanceof FairleadError) return error.problems;
    throw error;
  }
}

test('parts of one container by several facets come together', () => {
  const { workloads } = merge(
    [
      { by: 'image', contribution: { pods: [{ into, main: { spec: { image: 'i' } } }] } },
      { by: 'env', contribution: { pods: [{ into, main: { env: { A: { value: '1' } } } }] } },
      {
        by: 'about',
        contribution: { pods: [{ into: { kinds: ['server', 'cron'] }, annotations: { a: 'b' } }] },
      },
    ],
    whole,
  );
  expect(workloads).toEqual({
    server: { pod: { main: { spec: { image: 'i' }, env: { A: { value: '1' } } }, annotations: { a: 'b' } } },
    nightly: { pod: { annotations: { a: 'b' } } },
  });
});

test('two facets that write one field are refused, and both are named', () => {
  const written = [
    {
      by: 'workloads.server.scaling',
      contribution: { controllers: [{ workload: 'server', spec: { replicas: 1 } }] },
    },
    {
      by: 'workloads.server.rollout',
      contribution: { controllers: [{ workload: 'server', spec: { replicas: 1 } }] },
    },
  ];
  expect(problemsOf(written)).toMatchObject([
    {
      code: 'FL_TWO_WRITERS',
      file: 'apps/services/api/service.ts',
      path: 'workloads.server.rollout',
      what: 'workloads.server.rollout and workloads.server.scaling both write workloads.server.spec.replicas',
    },
  ]);
});

test('an object of the same kind and name has two writers', () => {
  const written = [
    { by: 'config', contribution: { objects: [{ object: configMap('a') }] } },
    { by: 'objects', contribution: { objects: [{ object: configMap('a') }] } },
  ];
  expect(problemsOf(written).map(({ what }) => what)).toContain(
    'config and objects both write objects.ConfigMap/a.object.kind',
  );
});

test('a whole value and a part of it have two writers', () => {
  const written = [
    { by: 'a', contribution: { pods: [{ into, spec: { affinity: 'none' } }] } },
    { by: 'b', contribution: { pods: [{ into, spec: { affinity: { nodeAffinity: 1 } } }] } },
  ];
  const what = 'a and b both write workloads.server.pod.spec.affinity.nodeAffinity';
  expect(problemsOf(written)).toMatchObject([{ what }]);
  expect(problemsOf([...written].reverse())).toMatchObject([{ what }]);
});

test('names with dots are no paths', () => {
  const written = [
    { by: 'a', contribution: { pods: [{ into, labels: { 'x.y': '1' } }] } },
    { by: 'b', contribution: { pods: [{ into, labels: { x: '1' } }] } },
    { by: 'c', contribution: { pods: [{ into, labels: { z: '1' } }] } },
    { by: 'd', contribution: { pods: [{ into, labels: { z: '1' } }] } },
  ];
  expect(problemsOf(written).map(({ path }) => path)).toEqual(['c']);
});

test('the record has each leaf once, with its writer', () => {
  const heard: string[] = [];
  const contribution = {
    objects: [{ object: configMap('a', { k: 'v' }) }],
    pods: [{ into, labels: { l: '1' } }],
  };
  merge([{ by: 'config', contribution }], whole, (path, by) => heard.push(`${path.join('.')} ${by}`));
  expect(heard.sort()).toEqual([
    'objects.ConfigMap/a.object.apiVersion config',
    'objects.ConfigMap/a.object.data.k config',
    'objects.ConfigMap/a.object.kind config',
    'objects.ConfigMap/a.object.metadata.name config',
    'workloads.server.pod.labels.l config',
  ]);
});

test('what is merged does not change what was contributed', () => {
  const labels = { a: '1' };
  const part = (more: Contribution): Written => ({ by: JSON.stringify(more), contribution: more });
  merge([part({ pods: [{ into, labels }] }), part({ pods: [{ into, labels: { b: '2' } }] })], whole);
  expect(labels).toEqual({ a: '1' });
});

const names = fc.constantFrom('a', 'b', 'c');
const tree = fc.dictionary(names, fc.oneof(fc.integer(), fc.dictionary(names, fc.integer())), { maxKeys: 2 });
const kinds = fc.subarray<WorkloadKind>(['server', 'cron']);
const contributions: fc.Arbitrary<Contribution> = fc.record(
  {
    objects: fc.array(
      names.map((name) => ({ object: configMap(name) })),
      { maxLength: 1 },
    ),
    controllers: fc.array(fc.record({ workload: fc.constantFrom('server', 'nightly'), spec: tree }), {
      maxLength: 1,
    }),
    pods: fc.array(fc.record({ into: kinds.map((some) => ({ kinds: some })), spec: tree }), { maxLength: 2 }),
    network: fc.array(
      fc.record({ into: fc.constant(into), egress: fc.dictionary(names, tree, { maxKeys: 1 }) }),
      {
        maxLength: 1,
      },
    ),
  },
  { requiredKeys: [] },
);

test('any order of contributions gives the same result, or the same problems', () => {
  const all = fc
    .array(contributions, { minLength: 2, maxLength: 5 })
    .map((list) => list.map((contribution, index): Written => ({ by: `facet ${index}`, contribution })));
  const orders = all.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  const outcome = (written: readonly Written[]) => {
    const problems = problemsOf(written);
    return problems.length > 0 ? problems : merge(written, whole);
  };
  let merged = 0;
  fc.assert(
    fc.property(orders, ([one, other]) => {
      const first = outcome(one);
      if ('workloads' in first) merged += 1;
      expect(outcome(other)).toEqual(first);
    }),
    { numRuns: 400 },
  );
  expect(merged).toBeGreaterThan(20);
});
