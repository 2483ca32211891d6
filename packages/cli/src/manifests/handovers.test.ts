import type { JsonObject } from '@fairlead/model';
import { expect, test } from 'vitest';
import type { AppliedObject } from './applied.js';
import { handovers } from './handovers.js';

function applied(kind: string, spec: JsonObject = {}, owner = 'api'): AppliedObject {
  return { owner, id: `${kind}/server`, object: { kind, metadata: { name: 'server' }, spec } };
}
const scaler = (kind: string) =>
  applied('HorizontalPodAutoscaler', { scaleTargetRef: { kind, name: 'server' } });
const deployment = applied('Deployment');
const rollout = applied('Rollout');
const kept = applied('Deployment', { replicas: 0 });
const keeper = applied('Rollout', { workloadRef: { kind: 'Deployment', name: 'server' } });

const ways = [
  {
    way: 'from a Deployment to a Rollout',
    before: [deployment, scaler('Deployment')],
    after: [rollout, scaler('Rollout')],
    what: /^begins with one pod/,
  },
  {
    way: 'from a Rollout to a Deployment',
    before: [rollout, scaler('Rollout')],
    after: [deployment, scaler('Deployment')],
    what: /^begins with one pod/,
  },
  {
    way: 'where a Rollout takes a Deployment over',
    before: [deployment, scaler('Deployment')],
    after: [kept, keeper, scaler('Rollout')],
    what: /^begins with one pod/,
  },
  {
    way: 'where a Rollout gives a Deployment back',
    before: [kept, keeper, scaler('Rollout')],
    after: [deployment, scaler('Deployment')],
    what: /^stands at 0 pods/,
  },
];

test.each(ways)('beside an autoscaler there are too few pods $way', ({ before, after, what }) => {
  expect(handovers(before, after)).toMatchObject([{ owner: 'api', what: expect.stringMatching(what) }]);
});

test('what is told names both, and how it is done without', () => {
  const [told] = handovers([deployment, scaler('Deployment')], [rollout, scaler('Rollout')]);
  expect(told).toMatchObject({ from: 'Deployment/server', to: 'Rollout/server' });
  expect(told?.mend).toContain('scaling.min and scaling.max the same');
});

test("KEDA's target is a Deployment where it says no kind", () => {
  const keda = applied('ScaledObject', { scaleTargetRef: { name: 'server' } });
  expect(handovers([rollout], [deployment, keda])).toMatchObject([{ to: 'Deployment/server' }]);
});

test('with a number in Git nothing is to be told, whatever scaled before', () => {
  const counted = applied('Rollout', { replicas: 6 });
  expect(handovers([deployment, scaler('Deployment')], [counted])).toEqual([]);
  expect(handovers([kept, keeper, scaler('Rollout')], [applied('Deployment', { replicas: 6 })])).toEqual([]);
});

test('an autoscaler that comes to a workload which stays is no handover', () => {
  expect(handovers([applied('Rollout', { replicas: 6 })], [rollout, scaler('Rollout')])).toEqual([]);
  expect(handovers([kept, keeper, scaler('Rollout')], [kept, keeper, scaler('Rollout')])).toEqual([]);
  expect(handovers([kept, keeper, scaler('Rollout')], [rollout, scaler('Rollout')])).toEqual([]);
});

test('a new workload takes over from nobody, nor does one of another service', () => {
  expect(handovers([], [rollout, scaler('Rollout')])).toEqual([]);
  expect(handovers([applied('Deployment', {}, 'web')], [rollout, scaler('Rollout')])).toEqual([]);
});
