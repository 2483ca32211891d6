import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { podOf } from '../../testing/parts.js';
import { env } from './env.js';

test('each source of a value is written in its own form', () => {
  const facet = {
    PLAIN: { value: '0123' },
    PASSWORD: { secret: 'database', key: 'password', optional: false },
    LEVEL: { set: 'shared', key: 'LEVEL', optional: true },
    POD: { field: 'metadata.name' },
    MEMORY: { resource: 'limits.memory', container: '' },
    PROXY_CPU: { resource: 'limits.cpu', container: 'proxy' },
  };
  expect(podOf(env(facet, atWorkload())).main?.env).toEqual({
    PLAIN: { value: '0123' },
    PASSWORD: { valueFrom: { secretKeyRef: { name: 'api-database', key: 'password' } } },
    LEVEL: { valueFrom: { configMapKeyRef: { name: 'api-shared', key: 'LEVEL', optional: true } } },
    POD: { valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } },
    MEMORY: { valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '0' } } },
    PROXY_CPU: {
      valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '0', containerName: 'proxy' } },
    },
  });
});

test('an address that nobody has settled is a fault of the program', () => {
  const facet = { URL: { call: 'api', endpoint: '', part: 'url' } } as const;
  expect(() => env(facet, atWorkload())).toThrow('settled');
});
