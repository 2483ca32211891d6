import type { Environment } from '@fairlead/model';
import { expect, test } from 'vitest';
import { prod, service } from '../../features/feature.js';
import { everythingOf, productionOf } from '../../features/render.js';
import { checkEnvironment } from '../check.js';

type Edge = NonNullable<Environment['definition']['edge']>;

const edges: { readonly [name: string]: Edge } = {
  'a Gateway': { kind: 'gateway-api', policies: 'none' },
  "Google's Gateway": { kind: 'gateway-api', policies: 'gke' },
  'a GKE Ingress': { kind: 'gke-ingress' },
  nginx: { kind: 'nginx' },
};

interface Said {
  readonly timeoutSeconds?: number;
  readonly drainSeconds?: number;
  readonly waived?: boolean;
}

/** What is said in production of a route and of the pods behind it. */
function drainOf({ timeoutSeconds, drainSeconds, waived = false }: Said, edge: Edge) {
  const example = [
    service({
      name: 'web',
      ...(waived && { waivers: { drain: { reason: 'streams; clients come back', until: '2027-03-31' } } }),
      workloads: {
        server: {
          kind: 'server',
          ports: { http: { port: 8080, exposed: 80 } },
          ...(drainSeconds !== undefined && { shutdown: { drainSeconds } }),
          routes: {
            public: { hosts: ['www'], port: 'http', ...(timeoutSeconds !== undefined && { timeoutSeconds }) },
          },
        },
      },
    }),
    prod({ edge }),
  ] as const;
  const { environment, services, traces } = productionOf(example);
  const { objects } = everythingOf(example);
  const checked = checkEnvironment(
    {
      environment,
      services: [...services.values()].map((each) => ({ service: each, objects, released: false })),
      shared: [],
    },
    { today: '2026-11-26', author: (name, path) => traces.get(name)?.author(path) },
  );
  const findings = checked.findings.filter(({ code }) => code === 'FL_POLICY_DRAIN');
  return { findings, waived: checked.waived.filter(({ rule }) => rule === 'drain') };
}

test.each(Object.entries(edges))('%s: a request may not take longer than pods drain', (_, edge) => {
  const { findings } = drainOf({ timeoutSeconds: 25 }, edge);
  expect(findings).toMatchObject([
    {
      file: 'apps/services/web/service.ts',
      path: expect.stringMatching(/^workloads\.server\.routes/),
      what: expect.stringContaining('is longer than the 20 s that pods have for their last requests'),
    },
  ]);
});

test.each(Object.entries(edges))('%s: what follows from the drain is never longer', (_, edge) => {
  for (const said of [{}, { drainSeconds: 90 }, { timeoutSeconds: 60, drainSeconds: 60 }]) {
    expect(drainOf(said, edge).findings).toEqual([]);
  }
});

test('streams that stay open have a waiver', () => {
  for (const edge of Object.values(edges)) {
    const { findings, waived } = drainOf({ timeoutSeconds: 3600, waived: true }, edge);
    expect(findings).toEqual([]);
    expect(waived).toEqual([{ service: 'web', rule: 'drain' }]);
  }
});
