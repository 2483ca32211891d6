import type { JsonObject } from '@fairlead/model';
import { expect, test } from 'vitest';
import type { AppliedObject } from './applied.js';
import { handovers } from './handovers.js';

function applied(kind: string, spec: JsonObject = {}, owner = 'api'): AppliedObject {
  return { owner, id: `${kind}/server`, object: { kind, metadata: { name: 'server' }, spec } };
}
const scaler = (kind: string) =>
  applied('HorizontalPodAutoscaler', { scaleTargetRef: { kind, name: 'server' } });
const keda = (kind: string, minReplicaCount: number) =>
  applied('ScaledObject', { scaleTargetRef: { kind, name: 'server' }, minReplicaCount });

const patient = { minReadySeconds: 30 };
const deployment = applied('Deployment', patient);
const rollout = applied('Rollout', patient);
const counted = (kind: string) => applied(kind, { replicas: 6 });
const stood = applied('Deployment', { replicas: 0 });
const taking = (scaleDown: string) => applied('Rollout', { ...patient, workloadRef: { scaleDown } });

const safe = [
  ['from a Deployment to a Rollout', [deployment, scaler('Deployment')], [rollout, scaler('Rollout')]],
  ['from a Rollout to a Deployment', [rollout, scaler('Rollout')], [deployment, scaler('Deployment')]],
  ['by KEDA', [deployment, keda('Deployment', 1)], [rollout, keda('Rollout', 1)]],
  [
    'where a Rollout takes a Deployment over',
    [deployment, scaler('Deployment')],
    [stood, taking('onsuccess'), scaler('Rollout')],
  ],
  ['from a number to an autoscaler', [counted('Deployment')], [rollout, scaler('Rollout')]],
  ['from an autoscaler to a number', [rollout, scaler('Rollout')], [counted('Deployment')]],
] as const;

test.each(safe)('nothing is to be told of a keeper whose pods count late: %s', (_way, before, after) => {
  expect(handovers(before, after)).toEqual([]);
});

test.each([0, 5, 29])('a keeper whose pods count after %i seconds begins with one', (minReadySeconds) => {
  const hasty = (kind: string) => applied(kind, minReadySeconds > 0 ? { minReadySeconds } : {});
  const told = handovers([deployment, scaler('Deployment')], [hasty('Rollout'), scaler('Rollout')]);
  expect(told).toMatchObject([
    {
      owner: 'api',
      from: 'Deployment/server',
      to: 'Rollout/server',
      what: expect.stringMatching(/^begins with one pod, which counts before/),
      mend: expect.stringContaining('update.minReadySeconds'),
    },
  ]);
  const back = handovers([rollout, scaler('Rollout')], [hasty('Deployment'), scaler('Deployment')]);
  expect(back).toMatchObject([{ from: 'Rollout/server', to: 'Deployment/server' }]);
});

test('KEDA asks for no second pod where it may have none', () => {
  const told = handovers([deployment, keda('Deployment', 0)], [rollout, keda('Rollout', 0)]);
  expect(told).toMatchObject([{ mend: expect.stringMatching(/^write scaling.min of 1 or more/) }]);
});

test("KEDA's target is a Deployment where it says no kind", () => {
  const target = applied('ScaledObject', { scaleTargetRef: { name: 'server' } });
  expect(handovers([rollout], [deployment, target])).toMatchObject([{ to: 'Deployment/server' }]);
});

test.each([
  ['Deployment', counted('Deployment'), deployment],
  ['Rollout', counted('Rollout'), rollout],
  ['StatefulSet', counted('StatefulSet'), applied('StatefulSet')],
])('a number of a %s that leaves Git for an autoscaler is one for a while', (kind, before, after) => {
  expect(handovers([before], [after, scaler(kind)])).toMatchObject([
    {
      from: `${kind}/server`,
      to: 'HorizontalPodAutoscaler/server',
      what: expect.stringMatching(/^may find one pod/),
      mend: expect.stringContaining('--field-manager=handover'),
    },
  ]);
});

test('a number that stays, was one, or was none leaves nobody without pods', () => {
  expect(handovers([counted('Rollout')], [counted('Rollout'), scaler('Rollout')])).toEqual([]);
  const one = applied('Rollout', { replicas: 1 });
  expect(handovers([one], [rollout, scaler('Rollout')])).toEqual([]);
  expect(handovers([rollout, scaler('Rollout')], [rollout, scaler('Rollout')])).toEqual([]);
});

test('a Deployment that is taken over pod by pod leaves with the first one', () => {
  const after = [stood, taking('progressively'), scaler('Rollout')];
  expect(handovers([deployment, scaler('Deployment')], after)).toMatchObject([
    { to: 'Rollout/server', mend: "write scaleDown: 'on-success' for this change" },
  ]);
});

test('a Deployment with a number that is taken over has none at once', () => {
  const takes = [stood, applied('Rollout', { replicas: 6, workloadRef: {} })];
  const told = { from: 'Deployment/server', to: 'Rollout/server', what: expect.stringMatching(/becomes 0$/) };
  expect(handovers([counted('Deployment')], takes)).toMatchObject([told]);
  expect(handovers([counted('Deployment')], [stood, taking('onsuccess'), scaler('Rollout')])).toMatchObject([
    told,
  ]);
});

test.each([
  ['an autoscaler', [deployment, scaler('Deployment')]],
  ['a number', [counted('Deployment')]],
])('a Deployment that is given back stands at none, with %s too', (_what, after) => {
  expect(handovers([stood, taking('onsuccess'), scaler('Rollout')], after)).toMatchObject([
    {
      from: 'Rollout/server',
      to: 'Deployment/server',
      what: expect.stringMatching(/^stands at 0 pods/),
      mend: expect.stringContaining("scaleDown: 'never'"),
    },
  ]);
});

test('a Deployment whose pods were left to a person comes back with those that it has', () => {
  expect(
    handovers([stood, taking('never'), scaler('Rollout')], [deployment, scaler('Deployment')]),
  ).toMatchObject([{ from: 'Rollout/server', mend: expect.stringMatching(/^scale it by hand before/) }]);
});

test('a Rollout that goes on taking a Deployment over is no handover', () => {
  const before = [stood, taking('onsuccess'), scaler('Rollout')];
  expect(handovers(before, [stood, taking('never'), scaler('Rollout')])).toEqual([]);
  expect(handovers(before, [rollout, scaler('Rollout')])).toEqual([]);
});

test('a new workload takes over from nobody, nor does one of another service', () => {
  const hasty = applied('Rollout');
  expect(handovers([], [hasty, scaler('Rollout')])).toEqual([]);
  expect(handovers([applied('Deployment', {}, 'web')], [hasty, scaler('Rollout')])).toEqual([]);
});
