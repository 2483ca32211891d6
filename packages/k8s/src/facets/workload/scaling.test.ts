import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { keysOf, specOf } from '../../testing/parts.js';
import { scaling } from './scaling.js';

const facet = {
  min: 2,
  max: 6,
  by: 'hpa',
  cpuPercent: 70,
  memoryPercent: 0,
  external: {},
  triggers: {},
  scaleDownAfterSeconds: 300,
  scaleUpAfterSeconds: 0,
  vertical: 'off',
} as const;

test('a fixed number stands in the controller and has no autoscaler', () => {
  const contribution = scaling(facet, atWorkload({ replicas: { owner: 'git', count: 2 } }));
  expect(contribution).toEqual({ controllers: [{ workload: 'server', spec: { replicas: 2 } }] });
});

test('where an autoscaler owns the number, the controller has none', () => {
  const contribution = scaling(facet, atWorkload({ replicas: { owner: 'hpa', min: 2, max: 6 } }));
  expect(contribution.controllers).toBeUndefined();
  expect(keysOf(contribution)).toEqual(['HorizontalPodAutoscaler/api-server']);
});

test('the autoscaler looks at the main container alone', () => {
  const contribution = scaling(
    { ...facet, memoryPercent: 80, scaleUpAfterSeconds: 15 },
    atWorkload({ replicas: { owner: 'hpa', min: 2, max: 6 } }),
  );
  const use = (name: string, averageUtilization: number) => ({
    type: 'ContainerResource',
    containerResource: { name, container: 'server', target: { type: 'Utilization', averageUtilization } },
  });
  expect(specOf(contribution, 'HorizontalPodAutoscaler/api-server')).toEqual({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api-server' },
    minReplicas: 2,
    maxReplicas: 6,
    metrics: [use('cpu', 70), use('memory', 80)],
    behavior: {
      scaleDown: { stabilizationWindowSeconds: 300 },
      scaleUp: { stabilizationWindowSeconds: 15 },
    },
  });
});

test('metrics from outside the cluster are averaged over the pods', () => {
  const external = { queue: { selector: { name: 'orders' }, averageValue: '30' } };
  const contribution = scaling(
    { ...facet, cpuPercent: 0, external },
    atWorkload({ replicas: { owner: 'hpa', min: 2, max: 6 } }),
  );
  expect(specOf(contribution, 'HorizontalPodAutoscaler/api-server')).toMatchObject({
    metrics: [
      {
        type: 'External',
        external: {
          metric: { name: 'queue', selector: { matchLabels: { name: 'orders' } } },
          target: { type: 'AverageValue', averageValue: '30' },
        },
      },
    ],
  });
});
