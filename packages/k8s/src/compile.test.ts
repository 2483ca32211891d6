import { expect, test } from 'vitest';
import { compileService } from './compile.js';
import { objectKey } from './object.js';
import { environmentOf } from './testing/at.js';
import { resolved, service, webService } from './testing/resolved.js';

const api = service({
  name: 'api',
  secrets: { database: { keys: { password: 'p' } }, signing: { keys: { key: 'k' }, managed: 'by-hand' } },
  config: { settings: { values: { A: '1' } } },
  workloads: {
    server: {
      kind: 'server',
      ports: { http: { port: 8080 } },
      sidecars: { proxy: { image: 'main' }, log: { image: 'main', form: 'ordinary' } },
      init: { wait: { image: 'main' } },
    },
    migrate: {
      kind: 'hook',
      env: { PASSWORD: { secret: 'database', key: 'password' }, KEY: { secret: 'signing', key: 'key' } },
      envFrom: [{ set: 'settings' }],
    },
    once: { kind: 'job' },
  },
});

function compiled() {
  const { service: one, environment } = resolved(api);
  const all = compileService(one, environment);
  return new Map(all.map((each) => [objectKey(each.object), each]));
}

test('everything that a hook refers to is there before it, or is kept by hand', () => {
  const objects = compiled();
  const job = JSON.stringify(objects.get('Job/api-migrate'));
  expect(job).toContain('"serviceAccountName":"api-migrate"');
  expect(job).toContain('"secretKeyRef":{"name":"api-migrate-database"');
  expect(job).toContain('"configMapRef":{"name":"api-migrate-settings"}');
  expect(job).toContain('"secretKeyRef":{"name":"api-signing"');
  expect(objects.get('Job/api-migrate')?.phase?.order).toBe(0);
  for (const [key, order] of [
    ['ServiceAccount/api-migrate', -10],
    ['ConfigMap/api-migrate-settings', -10],
    ['NetworkPolicy/api-migrate', -10],
    ['ExternalSecret/api-migrate-database', -5],
  ] as const) {
    expect(objects.get(key)?.phase).toEqual({ when: 'before', order, rerun: 'each-release' });
  }
});

test('nothing but hooks and what they need has a phase', () => {
  const phased = [...compiled()].filter(([, { phase }]) => phase !== undefined).map(([key]) => key);
  expect(phased.every((key) => key.includes('/api-migrate'))).toBe(true);
});

test('the main container comes first, and native sidecars before what runs to its end', () => {
  const object = compiled().get('Deployment/api-server')?.object;
  expect(object).toMatchObject({
    spec: {
      template: {
        spec: {
          containers: [{ name: 'server' }, { name: 'log' }],
          initContainers: [{ name: 'proxy', restartPolicy: 'Always' }, { name: 'wait' }],
        },
      },
    },
  });
});

test('pods are found by labels that never change, and carry Datadog’s tags', () => {
  const selector = { 'app.kubernetes.io/name': 'api', 'app.kubernetes.io/component': 'server' };
  expect(compiled().get('Deployment/api-server')?.object['spec']).toMatchObject({
    selector: { matchLabels: selector },
    template: {
      metadata: {
        labels: {
          ...selector,
          'app.kubernetes.io/part-of': 'quay',
          'app.kubernetes.io/managed-by': 'fairlead',
          'tags.datadoghq.com/env': 'prod',
          'tags.datadoghq.com/service': 'api',
        },
      },
    },
  });
});

test('an extra object that has the name of a rendered one is refused', () => {
  const clash = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web-server' } };
  expect(() => compileService(webService({ objects: { clash } }), environmentOf())).toThrow(
    'objects and workloads.server.ports both write',
  );
});
