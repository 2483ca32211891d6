import { expect, test } from 'vitest';
import { releaseOf } from '../../testing/releases.js';
import { resolved, service } from '../../testing/resolved.js';
import { checkEnvironment, renderChecked } from '../index.js';

test('a worker whose metrics are fetched through a Service has no callers to answer', () => {
  const worker = (scrape: 'pod-monitor' | 'service-monitor') => {
    const { service: of, environment } = resolved(
      service({
        name: 'mail',
        workloads: {
          sender: {
            kind: 'worker',
            scaling: { min: 1 },
            update: { maxUnavailable: 1, maxSurge: 0 },
            ports: { metrics: { port: 9090 } },
            telemetry: { metricsPort: 'metrics', scrape },
          },
        },
      }),
    );
    const checked = renderChecked(environment, [{ service: of, release: releaseOf(of) }]);
    const { findings } = checkEnvironment(checked, { today: '2026-11-26', author: () => undefined });
    return findings.map(({ code }) => code);
  };
  expect(worker('service-monitor')).toEqual(worker('pod-monitor'));
  expect(worker('service-monitor')).not.toContain('FL_POLICY_REPLICAS');
});
