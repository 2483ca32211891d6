import { expect, test } from 'vitest';
import { renderObjects } from '../format/objects.js';
import { objectKey } from '../object.js';
import { environmentOf } from '../testing/at.js';
import { webService } from '../testing/resolved.js';
import { checkEnvironment } from './check.js';
import { Locator } from './locate.js';

const extra = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'more' }, data: { a: 'b' } };
const service = webService({
  objects: { more: extra },
  patches: [
    {
      target: { kind: 'Deployment', name: 'web-server' },
      merge: { spec: { template: { spec: { containers: [{ name: 'server', stdin: true }] } } } },
    },
    { target: { kind: 'Service' }, operations: [{ op: 'replace', path: '/spec/ports/0/port', value: 81 }] },
  ],
});
const environment = environmentOf();
const objects = new Map(renderObjects(service, environment).map((object) => [objectKey(object), object]));
const place = (id: string, ...path: readonly (string | number)[]) => {
  const object = objects.get(id);
  if (object === undefined) throw new Error(`${id} is not rendered`);
  return new Locator(service, environment, () => undefined).placeOf(object, path);
};
const container = ['spec', 'template', 'spec', 'containers', 0];

test.each([
  [
    'a field',
    'Deployment/web-server',
    [...container, 'resources', 'limits', 'memory'],
    'workloads.server.resources.limits.memory',
  ],
  [
    'an item of a list',
    'Deployment/web-server',
    [...container, 'ports', 0, 'name'],
    'workloads.server.ports',
  ],
  ['a field that is missing', 'Deployment/web-server', [...container, 'stdout'], 'workloads.server'],
  ['a patched field', 'Deployment/web-server', [...container, 'stdin'], 'patches.0'],
  ['a field that an operation writes', 'Service/web-server', ['spec', 'ports', 0, 'port'], 'patches.1'],
  ['an extra object', 'ConfigMap/more', ['data', 'a'], 'objects.more.data.a'],
  ['a whole object', 'PodDisruptionBudget/web-server', [], 'workloads.server.disruption'],
] as const)('%s is found where it was written', (_what, id, path, expected) => {
  const isPatch = expected.startsWith('patches.');
  expect(place(id, ...path)).toEqual({ file: 'apps/services/web/service.ts', path: expected, isPatch });
});

const drops = (drop: string | null) => ({
  target: { kind: 'Deployment' },
  merge: {
    spec: {
      template: { spec: { containers: [{ name: 'server', securityContext: { capabilities: drop } }] } },
    },
  },
});
const rootless = {
  target: { kind: 'Deployment' },
  operations: [{ op: 'remove', path: '/spec/template/spec/containers/0/securityContext/runAsNonRoot' }],
} as const;
const securityContext = [...container, 'securityContext'];

test.each([
  ['the environment', [], [drops(null)], 'apps/environments/prod/environment.ts', 'patches.0'],
  ['the platform', [drops(null)], [], 'apps/platform.ts', 'patches.0'],
  [
    'whoever is last',
    [drops(null)],
    [rootless, drops('x')],
    'apps/environments/prod/environment.ts',
    'patches.1',
  ],
] as const)(
  'what a patch of %s breaks stands there, not in each service',
  (_, platform, around, file, path) => {
    const patched = environmentOf({ patches: { platform: [...platform], environment: [...around] } });
    const at = (...names: readonly (string | number)[]) => {
      const object = objects.get('Deployment/web-server');
      return object && new Locator(service, patched, () => undefined).placeOf(object, names);
    };
    expect(at(...securityContext, 'capabilities')).toEqual({ file, path, isPatch: true });
    // What it does not speak of, and what lacks altogether, is not its fault.
    const own = 'apps/services/web/service.ts';
    const isPatch = false;
    expect(at(...container, 'resources')).toEqual({ file: own, path: 'workloads.server.resources', isPatch });
    expect(at()).toEqual({ file: own, path: '', isPatch });
  },
);

test('what a patch breaks in an object that services share stands in its file', () => {
  const shared = {
    ...{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'edge' } },
    spec: { typ: 'LoadBalancer', ports: [{ port: 80 }] },
  };
  const patches = {
    platform: [{ target: { kind: 'Service', name: 'edge' }, merge: { spec: { typ: 'LoadBalancer' } } }],
    environment: [],
  };
  const checked = { environment: environmentOf({ patches }), services: [], shared: [shared] };
  const around = { today: '2026-11-26', author: () => undefined };
  expect(checkEnvironment(checked, around).findings).toContainEqual(
    expect.objectContaining({
      file: 'apps/platform.ts',
      path: 'patches.0',
      value: 'LoadBalancer',
      // What a facet could say does not count there.
      mend: expect.stringMatching(/^change what this patch writes, or take it away: /),
    }),
  );
});

test('a field that an operation takes away stands where the operation does', () => {
  const patched = environmentOf({ patches: { platform: [rootless], environment: [] } });
  const object = objects.get('Deployment/web-server');
  const locator = new Locator(service, patched, () => undefined);
  expect(object && locator.placeOf(object, [...securityContext, 'runAsNonRoot'])).toMatchObject({
    file: 'apps/platform.ts',
    path: 'patches.0',
  });
});

test('the service has the last word over its environment and its platform', () => {
  const stdin = service.patches.slice(0, 1);
  const patched = environmentOf({ patches: { platform: stdin, environment: stdin } });
  const object = objects.get('Deployment/web-server');
  const locator = new Locator(service, patched, () => undefined);
  expect(object && locator.placeOf(object, [...container, 'stdin'])).toMatchObject({
    file: 'apps/services/web/service.ts',
    path: 'patches.0',
  });
});

test('the author of a value is asked for its place', () => {
  const object = objects.get('Deployment/web-server');
  const author = (of: string, path: string) => ({
    file: 'apps/environments/prod/environment.ts',
    path: `${of} ${path}`,
  });
  const locator = new Locator(service, environment, author);
  expect(object && locator.placeOf(object, [...container, 'ports'])).toMatchObject({
    file: 'apps/environments/prod/environment.ts',
    path: 'web workloads.server.ports',
  });
});
