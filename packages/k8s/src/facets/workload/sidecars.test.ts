import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { podOf } from '../../testing/parts.js';
import { sidecars } from './sidecars.js';

const quantities = { cpu: '50m', memory: '64Mi', ephemeralStorage: '' };
const proxy = {
  image: 'proxy',
  run: { command: [], args: [], workingDir: '' },
  env: {},
  envFrom: [],
  resources: { requests: quantities, limits: quantities },
  mounts: {},
  readOnlyRoot: true,
  ports: { admin: { port: 9901, protocol: 'http' } },
  probes: {
    startup: {
      check: { grpc: 'admin' },
      initialDelaySeconds: 0,
      periodSeconds: 5,
      timeoutSeconds: 2,
      failureThreshold: 60,
      successThreshold: 1,
    },
  },
  form: 'native',
} as const;

test('a native sidecar is around the main container, an ordinary one beside it', () => {
  expect(Object.keys(podOf(sidecars({ proxy }, atWorkload())).around ?? {})).toEqual(['proxy']);
  const ordinary = { ...proxy, form: 'ordinary' } as const;
  expect(Object.keys(podOf(sidecars({ proxy: ordinary }, atWorkload())).beside ?? {})).toEqual(['proxy']);
});

test('its probes look at its own ports', () => {
  const part = podOf(sidecars({ proxy }, atWorkload())).around?.['proxy'];
  expect(part?.ports).toEqual({ admin: { containerPort: 9901, protocol: 'TCP' } });
  expect(part?.spec).toMatchObject({ startupProbe: { grpc: { port: 9901 } } });
});
