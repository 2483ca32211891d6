import { indicator, type Progression } from '@fairlead/model';
import { expect, test } from 'vitest';
import { atWorkload, environmentOf } from '../../testing/at.js';
import { keysOf, specOf } from '../../testing/parts.js';
import { rollout } from './rollout.js';

type Facet = Parameters<typeof rollout>[0];

const shared = {
  form: 'rollout',
  scaleDown: 'on-success',
  analysis: [],
  jobs: [],
  rollbackWindow: 3,
} as const;
const canary: Facet = {
  ...shared,
  strategy: 'canary',
  steps: [{ weight: 10 }, { pause: 60 }, { weight: 50 }, { pause: 'until-promoted' }],
  traffic: 'replicas',
};
const blueGreen: Facet = {
  ...shared,
  strategy: 'blue-green',
  promoteAfterSeconds: 'never',
  keepOldSeconds: 300,
};
const signal = { operation: 'web', histogram: 'seconds', errors: 'code="500"' };
const up = indicator(
  { kind: 'availability', target: 99, windowDays: 30, signal },
  { environment: 'prod', service: 'api', namespace: 'api-ns', objectName: 'api-server' },
);
const nothingAsked: Progression = { strategy: 'canary', routes: [], indicators: {}, jobs: [] };
const split = { stable: 'api-server', next: 'api-server-canary' };
const prometheus = environmentOf({ metrics: { provider: 'prometheus', address: 'http://prometheus:9090' } });

/** The strategy that a rollout has. */
function strategyOf(facet: Facet, at: Parameters<typeof rollout>[1]) {
  const [part] = rollout(facet, at).controllers ?? [];
  return part?.spec?.['strategy'];
}

test('a plain Deployment has nothing of a rollout', () => {
  expect(rollout({ strategy: 'none' }, atWorkload())).toEqual({});
});

test('a canary by the number of pods has one Service, for both versions', () => {
  const at = atWorkload({ progression: nothingAsked });
  expect(keysOf(rollout(canary, at))).toEqual([]);
  expect(strategyOf(canary, at)).toEqual({
    canary: {
      steps: [{ setWeight: 10 }, { pause: { duration: '60s' } }, { setWeight: 50 }, { pause: {} }],
    },
  });
});

test('a job that judges a workload may reach its pods, and they let it in', () => {
  const at = atWorkload({ progression: { ...nothingAsked, jobs: ['api-smoke'] } });
  const pods = (labels: object) => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': at.namespace } },
    podSelector: { matchLabels: labels },
  });
  const judge = { 'app.kubernetes.io/name': at.service, 'app.kubernetes.io/component': 'smoke' };
  expect(rollout({ ...canary, jobs: ['smoke'] }, at).network).toEqual([
    { into: { workload: 'smoke' }, egress: { [`judged ${at.workload}`]: { to: [pods(at.selector)] } } },
    { into: { workload: at.workload }, ingress: { 'judge smoke': { from: [pods(judge)] } } },
  ]);
  expect(rollout(canary, at).network).toEqual([]);
});

test('a canary of requests has a Service of its own, and the gateway divides between the two', () => {
  const at = atWorkload({ progression: { ...nothingAsked, services: split, routes: ['public'] } });
  const facet: Facet = { ...canary, traffic: 'gateway-api' };
  expect(specOf(rollout(facet, at), 'Service/api-server-canary')).toMatchObject({
    ports: [{ name: 'http', port: 80 }],
    selector: { pods: 'server' },
  });
  expect(strategyOf(facet, at)).toMatchObject({
    canary: {
      stableService: 'api-server',
      canaryService: 'api-server-canary',
      trafficRouting: {
        plugins: {
          'argoproj-labs/gatewayAPI': { httpRoutes: [{ name: 'api-public' }], namespace: 'api-ns' },
        },
      },
    },
  });
});

test('gRPC routes of a Gateway are named as such', () => {
  const progression = { ...nothingAsked, services: split, routes: ['public'], grpcRoutes: ['calls'] };
  expect(strategyOf({ ...canary, traffic: 'gateway-api' }, atWorkload({ progression }))).toMatchObject({
    canary: {
      trafficRouting: {
        plugins: {
          'argoproj-labs/gatewayAPI': {
            httpRoutes: [{ name: 'api-public' }],
            grpcRoutes: [{ name: 'api-calls' }],
          },
        },
      },
    },
  });
});

test('at nginx the Ingresses are named, which lead to the version that all callers reach', () => {
  const progression = { ...nothingAsked, services: split, ingresses: ['public', 'staff'] };
  const stableIngresses = ['api-public', 'api-staff'];
  expect(strategyOf({ ...canary, traffic: 'nginx' }, atWorkload({ progression }))).toMatchObject({
    canary: { stableService: 'api-server', trafficRouting: { nginx: { stableIngresses } } },
  });
});

test('objectives and jobs are asked from the first weight on', () => {
  const progression = { ...nothingAsked, indicators: { up }, jobs: ['api-smoke'] };
  expect(strategyOf(canary, atWorkload({ progression, environment: prometheus }))).toMatchObject({
    canary: {
      analysis: {
        startingStep: 1,
        templates: [{ templateName: 'api-server-up' }, { templateName: 'api-smoke' }],
        args: [{ name: 'pod-template-hash', valueFrom: { podTemplateHashValue: 'Latest' } }],
      },
    },
  });
});

test('an analysis that got no answer has neither passed nor failed, and may not go on like that', () => {
  const at = atWorkload({ progression: { ...nothingAsked, indicators: { up } }, environment: prometheus });
  const { metrics } = specOf(rollout(canary, at), 'AnalysisTemplate/api-server-up') as {
    metrics: readonly unknown[];
  };
  expect(metrics).toMatchObject([
    {
      successCondition: 'len(result) > 0 && result[0] >= 0.99',
      failureCondition: 'len(result) > 0 && result[0] < 0.99',
      consecutiveErrorLimit: 1,
      inconclusiveLimit: 1,
      failureLimit: 1,
    },
  ]);
});

test("Datadog is asked with the service's own copy of the keys, about the version of the release", () => {
  const environment = environmentOf({ metrics: { provider: 'datadog', secret: 'datadog' } });
  const at = atWorkload({ progression: { ...nothingAsked, indicators: { up } }, environment });
  const text = JSON.stringify(specOf(rollout(canary, at), 'AnalysisTemplate/api-server-up'));
  expect(text).toContain('"secretRef":{"name":"api-datadog","namespaced":true}');
  expect(text).toContain('version:{{args.version}}');
  // Inside a list what the API server adds is a difference for ever.
  expect(text).toContain('"requestTimeout":"10s"');
  expect(strategyOf(canary, at)).toMatchObject({
    canary: {
      analysis: {
        args: [
          {
            name: 'version',
            valueFrom: { fieldRef: { fieldPath: "metadata.labels['tags.datadoghq.com/version']" } },
          },
        ],
      },
    },
  });
});

test('of blue and green a job judges before the change, and objectives after it', () => {
  const services = { stable: 'api-server', next: 'api-server-preview' };
  const progression = {
    ...nothingAsked,
    strategy: 'blue-green',
    services,
    indicators: { up },
    jobs: ['api-smoke'],
  };
  const at = atWorkload({ progression: progression as Progression, environment: prometheus });
  expect(strategyOf(blueGreen, at)).toMatchObject({
    blueGreen: {
      activeService: 'api-server',
      previewService: 'api-server-preview',
      autoPromotionEnabled: false,
      scaleDownDelaySeconds: 300,
      prePromotionAnalysis: { templates: [{ templateName: 'api-smoke' }] },
      postPromotionAnalysis: { templates: [{ templateName: 'api-server-up' }] },
    },
  });
  expect(specOf(rollout(blueGreen, at), 'AnalysisTemplate/api-server-up')).toMatchObject({
    metrics: [{ count: 5 }],
  });
});

test('a Deployment that is referred to wants no pods of its own', () => {
  const at = atWorkload({ progression: nothingAsked });
  const [part] = rollout({ ...canary, form: 'workload-ref', scaleDown: 'never' }, at).controllers ?? [];
  expect(part?.holder).toEqual({ replicas: 0 });
  expect(part?.spec).toMatchObject({ workloadRef: { scaleDown: 'never' } });
});
