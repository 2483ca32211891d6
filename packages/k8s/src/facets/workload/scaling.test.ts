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
  pods: {},
  external: {},
  triggers: {},
  scaleDownAfterSeconds: 300,
  scaleUpAfterSeconds: 0,
  limits: {},
  vertical: 'off',
  alwaysOn: false,
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

test('pods come and go no faster than the limits say', () => {
  const limits = { up: { pods: 4, percent: 50, everySeconds: 60 }, down: { pods: 1, everySeconds: 120 } };
  const replicas = { owner: 'hpa', min: 2, max: 6 } as const;
  expect(
    specOf(scaling({ ...facet, limits }, atWorkload({ replicas })), 'HorizontalPodAutoscaler/api-server'),
  ).toMatchObject({
    behavior: {
      scaleUp: {
        policies: [
          { type: 'Pods', value: 4, periodSeconds: 60 },
          { type: 'Percent', value: 50, periodSeconds: 60 },
        ],
        selectPolicy: 'Max',
      },
      scaleDown: {
        stabilizationWindowSeconds: 300,
        policies: [{ type: 'Pods', value: 1, periodSeconds: 120 }],
      },
    },
  });
});

const queue = { type: 'gcp-pubsub', metadata: { value: '5' } };
const byKeda = { ...facet, by: 'keda', cpuPercent: 0 } as const;

test('KEDA follows its triggers, and shows each who it is', () => {
  const replicas = { owner: 'keda', min: 0, max: 6 } as const;
  const triggers = {
    orders: { ...queue, auth: { kind: 'identity' } },
    mail: {
      type: 'rabbitmq',
      metadata: {},
      auth: { kind: 'secrets', parameters: { host: { secret: 'broker', key: 'url' } } },
    },
    open: { ...queue, auth: { kind: 'none' } },
  } as const;
  const contribution = scaling({ ...byKeda, triggers }, atWorkload({ replicas }));
  expect(contribution.controllers).toBeUndefined();
  expect(specOf(contribution, 'ScaledObject/api-server')).toEqual({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api-server' },
    minReplicaCount: 0,
    maxReplicaCount: 6,
    cooldownPeriod: 300,
    advanced: {
      horizontalPodAutoscalerConfig: { behavior: { scaleDown: { stabilizationWindowSeconds: 300 } } },
    },
    triggers: [
      { ...queue, name: 'orders', authenticationRef: { name: 'api-server-orders' } },
      { type: 'rabbitmq', name: 'mail', metadata: {}, authenticationRef: { name: 'api-server-mail' } },
      { ...queue, name: 'open' },
    ],
  });
  expect(specOf(contribution, 'TriggerAuthentication/api-server-orders')).toEqual({
    podIdentity: { provider: 'gcp' },
  });
  expect(specOf(contribution, 'TriggerAuthentication/api-server-mail')).toEqual({
    secretTargetRef: [{ parameter: 'host', name: 'api-broker', key: 'url' }],
  });
});

const hours = { on: '0 7 * * 1-5', off: '0 20 * * 1-5', timeZone: 'Europe/Berlin' };
const clock = {
  type: 'cron',
  name: 'working-hours',
  metadata: { timezone: 'Europe/Berlin', start: hours.on, end: hours.off, desiredReplicas: '2' },
};

test('where an environment is switched off, the clock brings the pods that are there by day', () => {
  const replicas = { owner: 'keda', min: 0, max: 2, hours: { ...hours, count: 2 } } as const;
  expect(
    specOf(scaling({ ...facet, max: 2 }, atWorkload({ replicas })), 'ScaledObject/api-server'),
  ).toMatchObject({
    minReplicaCount: 0,
    triggers: [clock],
  });
});

test('by day the use of the main container still brings more', () => {
  const replicas = { owner: 'keda', min: 0, max: 6, hours: { ...hours, count: 2 } } as const;
  expect(specOf(scaling(facet, atWorkload({ replicas })), 'ScaledObject/api-server')).toMatchObject({
    triggers: [
      clock,
      {
        type: 'cpu',
        metricType: 'Utilization',
        metadata: { value: '70', containerName: 'server' },
      },
    ],
  });
});

test('a vertical autoscaler recommends, or moves memory alone', () => {
  const replicas = { owner: 'git', count: 2 } as const;
  const vertical = (what: 'recommend' | 'memory') =>
    specOf(
      scaling({ ...facet, vertical: what }, atWorkload({ replicas })),
      'VerticalPodAutoscaler/api-server',
    );
  const targetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api-server' };
  expect(vertical('recommend')).toEqual({ targetRef, updatePolicy: { updateMode: 'Off' } });
  expect(vertical('memory')).toMatchObject({
    updatePolicy: { updateMode: 'Recreate' },
    resourcePolicy: { containerPolicies: [{ controlledResources: ['memory'] }] },
  });
});
