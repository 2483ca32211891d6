import { type Area, prod, service } from './feature.js';

const http = { http: { port: 8080, exposed: 80 } } as const;
const steps = [{ weight: 10 }, { pause: 300 }, { weight: 50 }, { pause: 'until-promoted' }] as const;
const objectives = { availability: { kind: 'availability', target: 99.5 } } as const;

/** How a new version is tried before it is everywhere. */
export const delivery: Area = {
  name: 'delivery',
  features: [
    {
      feature: 'A canary by the number of pods',
      field: 'rollout.steps',
      example: [
        service({
          name: 'mail',
          workloads: { sender: { kind: 'worker', rollout: { strategy: 'canary', steps } } },
        }),
      ],
      shows: { 'Rollout/mail-sender': ['spec.strategy', 'spec.rollbackWindow'] },
    },
    {
      feature: 'A canary of requests',
      field: 'rollout.traffic',
      example: [
        service({
          name: 'shop',
          workloads: {
            server: {
              kind: 'server',
              ports: http,
              routes: { public: { hosts: ['shop'], port: 'http' } },
              rollout: { strategy: 'canary', traffic: 'gateway-api', steps },
            },
          },
        }),
      ],
      shows: {
        'Rollout/shop-server': ['spec.strategy'],
        'Service/shop-server-canary': ['spec'],
        'HTTPRoute/shop-public': ['spec.rules'],
      },
    },
    {
      feature: 'A canary of requests at nginx',
      field: 'rollout.traffic',
      example: [
        service({
          name: 'stall',
          environments: ['prod'],
          workloads: {
            server: {
              kind: 'server',
              ports: http,
              routes: { public: { hosts: ['stall'], port: 'http' } },
              rollout: { strategy: 'canary', traffic: 'nginx', steps },
            },
          },
        }),
        prod({ edge: { kind: 'nginx' } }),
      ],
      shows: {
        'Rollout/stall-server': ['spec.strategy'],
        'Service/stall-server-canary': ['spec'],
        'Ingress/stall-public': ['spec.rules'],
      },
    },
    {
      feature: 'A canary of gRPC calls',
      field: 'rollout.traffic',
      example: [
        service({
          name: 'scales',
          environments: ['prod'],
          workloads: {
            server: {
              kind: 'server',
              ports: { grpc: { port: 9000, protocol: 'grpc' } },
              routes: { calls: { hosts: ['scales'], port: 'grpc' } },
              rollout: { strategy: 'canary', traffic: 'gateway-api', steps },
            },
          },
        }),
        prod({ edge: { kind: 'gateway-api', policies: 'none' } }),
      ],
      shows: {
        'Rollout/scales-server': ['spec.strategy.canary.trafficRouting'],
        'GRPCRoute/scales-calls': ['spec.rules'],
      },
    },
    {
      feature: 'Blue and green',
      field: 'rollout.strategy',
      example: [
        service({
          name: 'desk',
          workloads: {
            server: {
              kind: 'server',
              ports: http,
              rollout: { strategy: 'blue-green', promoteAfterSeconds: 600 },
            },
          },
        }),
      ],
      shows: { 'Rollout/desk-server': ['spec.strategy'], 'Service/desk-server-preview': ['spec'] },
    },
    {
      feature: 'A Deployment that a Rollout takes over',
      field: 'rollout.form',
      example: [
        service({
          name: 'books',
          workloads: {
            server: {
              kind: 'server',
              ports: http,
              rollout: { strategy: 'canary', form: 'workload-ref', scaleDown: 'progressively', steps },
            },
          },
        }),
      ],
      shows: { 'Rollout/books-server': ['spec.workloadRef'], 'Deployment/books-server': ['spec.replicas'] },
    },
    {
      feature: 'An objective asked of Prometheus',
      field: 'rollout.analysis',
      example: [
        service({
          name: 'harvest',
          environments: ['prod'],
          objectives,
          workloads: {
            server: {
              kind: 'server',
              ports: http,
              rollout: { strategy: 'canary', steps, analysis: ['availability'] },
            },
          },
        }),
        prod({ metrics: { provider: 'prometheus', address: 'http://prometheus.monitoring:9090' } }),
      ],
      shows: {
        'AnalysisTemplate/harvest-server-availability': ['spec'],
        'Rollout/harvest-server': ['spec.strategy.canary.analysis'],
      },
    },
    {
      feature: 'An objective asked of Datadog',
      field: 'objectives.signal',
      example: [
        service({
          name: 'till',
          environments: ['prod'],
          objectives: {
            quick: { kind: 'latency', target: 95, thresholdMs: 300, signal: { operation: 'web' } },
          },
          secrets: { datadog: { keys: { address: 'dd-address', 'api-key': 'dd-api', 'app-key': 'dd-app' } } },
          workloads: {
            server: {
              kind: 'server',
              ports: http,
              rollout: { strategy: 'canary', steps, analysis: ['quick'] },
            },
          },
        }),
        prod({ metrics: { provider: 'datadog', secret: 'datadog' } }),
      ],
      shows: { 'AnalysisTemplate/till-server-quick': ['spec'] },
    },
    {
      feature: 'A job that judges the new version',
      field: 'rollout.jobs',
      note: 'It may reach the pods that it judges. Where there is no rollout it runs at its moment of the deploy: only after it there is a new version to ask.',
      example: [
        service({
          name: 'kiosk',
          workloads: {
            server: {
              kind: 'server',
              ports: http,
              rollout: { strategy: 'blue-green', jobs: ['smoke'] },
            },
            smoke: { kind: 'hook', phase: { when: 'after' }, env: { URL: 'http://kiosk-server-preview' } },
          },
        }),
      ],
      shows: {
        'AnalysisTemplate/kiosk-smoke': ['spec.metrics.job.provider.job.spec.template.spec.containers'],
        'Rollout/kiosk-server': ['spec.strategy.blueGreen.prePromotionAnalysis'],
        'NetworkPolicy/kiosk-smoke': ['spec.egress'],
        'NetworkPolicy/kiosk-server': ['spec.ingress'],
      },
    },
  ],
};
