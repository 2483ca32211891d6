import { declare } from '@fairlead/model';

const { service } = declare({ environments: ['dev', 'prod'] });

/** One of every way in which a new version can be tried. */
export const portal = service({
  name: 'portal',
  about: { description: 'Where visitors of the quay arrive', owner: 'dockers' },
  objectives: {
    availability: { kind: 'availability', target: 99.5 },
    speed: { kind: 'latency', target: 95, thresholdMs: 300, signal: { operation: 'express.request' } },
  },
  secrets: { datadog: { keys: { address: 'dd-address', 'api-key': 'dd-api-key', 'app-key': 'dd-app-key' } } },
  workloads: {
    front: {
      kind: 'server',
      ports: { http: { port: 8080, exposed: 80 } },
      routes: { public: { hosts: ['portal'], port: 'http' } },
      rollout: {
        strategy: 'canary',
        traffic: 'gateway-api',
        steps: [{ weight: 10 }, { pause: 300 }, { weight: 50 }, { pause: 'until-promoted' }],
        analysis: ['availability', 'speed'],
        jobs: ['smoke'],
      },
    },
    back: {
      kind: 'server',
      ports: { http: { port: 8080, exposed: 80 } },
      scaling: { min: 2, max: 2 },
      rollout: {
        strategy: 'blue-green',
        promoteAfterSeconds: 60,
        analysis: ['availability'],
        jobs: ['smoke'],
      },
    },
    index: {
      kind: 'worker',
      scaling: { min: 2, max: 2 },
      rollout: {
        strategy: 'canary',
        form: 'workload-ref',
        scaleDown: 'progressively',
        steps: [{ weight: 50 }, { pause: 60 }],
      },
    },
    smoke: { kind: 'hook', run: { args: ['smoke'] }, env: { URL: 'http://portal-front-canary' } },
  },
  overrides: { prod: { workloads: { front: { scaling: { min: 3, max: 9 } } } } },
});
