import { expect, test } from 'vitest';
import { service } from '../../features/feature.js';
import { productionOf } from '../../features/render.js';
import { checkEnvironment, renderChecked } from '../index.js';

const canary = { strategy: 'canary', steps: [{ weight: 50 }, { pause: 60 }] } as const;
const blueGreen = { strategy: 'blue-green', promoteAfterSeconds: 60 } as const;
const strategies = [canary, blueGreen];
const scalings = [{}, { min: 3, max: 3 }, { min: 3, max: 12 }];

/** What is said in production of a server whose Deployment a Rollout takes over. */
function found(strategy: (typeof strategies)[number], scaling: object): readonly string[] {
  const http = { http: { port: 8080, exposed: 80 } } as const;
  const desk = service({
    name: 'desk',
    workloads: {
      server: {
        kind: 'server',
        ports: http,
        scaling,
        probes: {
          startup: { check: { http: '/', port: 'http' } },
          readiness: { check: { http: '/', port: 'http' } },
          liveness: { check: { tcp: 'http' } },
        },
        rollout: { ...strategy, form: 'workload-ref' },
      },
    },
  });
  const { environment, services } = productionOf([desk]);
  const running = [...services.values()].map((each) => ({ service: each, release: undefined }));
  const around = { today: '2026-11-26', author: () => undefined };
  return checkEnvironment(renderChecked(environment, running), around).findings.map(({ code }) => code);
}

test.each(strategies.flatMap((strategy) => scalings.map((scaling) => ({ strategy, scaling }))))(
  'a Rollout may take over the Deployment of a server: $strategy.strategy, $scaling',
  ({ strategy, scaling }) => expect(found(strategy, scaling)).toEqual([]),
);

test.each(strategies)('pods that a Rollout of a Deployment keeps are counted: $strategy', (strategy) => {
  expect(found(strategy, { min: 2, max: 2 })).toEqual(['FL_POLICY_REPLICAS']);
  expect(found(strategy, { min: 2, max: 9 })).toEqual(['FL_POLICY_REPLICAS']);
});
