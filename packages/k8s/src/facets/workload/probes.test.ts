import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { mainOf } from '../../testing/parts.js';
import { probes } from './probes.js';

const timings = {
  initialDelaySeconds: 0,
  periodSeconds: 10,
  timeoutSeconds: 2,
  failureThreshold: 3,
  successThreshold: 1,
};
const written = { periodSeconds: 10, timeoutSeconds: 2, failureThreshold: 3 };

test('every kind of check is written in its own form', () => {
  const facet = {
    startup: { check: { tcp: 'http' }, ...timings, initialDelaySeconds: 1 },
    readiness: {
      check: { http: '/ready', port: 'http', headers: { Host: 'x' } },
      ...timings,
      successThreshold: 2,
    },
    liveness: { check: { exec: ['/alive'] }, ...timings },
  };
  expect(mainOf(probes(facet, atWorkload()))).toEqual({
    startupProbe: { tcpSocket: { port: 'http' }, initialDelaySeconds: 1, ...written },
    readinessProbe: {
      httpGet: { path: '/ready', port: 'http', httpHeaders: [{ name: 'Host', value: 'x' }] },
      ...written,
      successThreshold: 2,
    },
    livenessProbe: { exec: { command: ['/alive'] }, ...written },
  });
});

test('a gRPC check has the number of its port, for it takes no name', () => {
  const facet = { liveness: { check: { grpc: 'http' }, ...timings } };
  expect(mainOf(probes(facet, atWorkload()))).toEqual({
    livenessProbe: { grpc: { port: 8080 }, ...written },
  });
});
