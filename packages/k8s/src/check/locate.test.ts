import { expect, test } from 'vitest';
import { renderObjects } from '../format/objects.js';
import { objectKey } from '../object.js';
import { environmentOf } from '../testing/at.js';
import { webService } from '../testing/resolved.js';
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
    'workloads.server.resources',
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
  expect(place(id, ...path)).toEqual({ file: 'apps/services/web/service.ts', path: expected });
});

test('the author of a value is asked for its place', () => {
  const object = objects.get('Deployment/web-server');
  const author = (of: string, path: string) => ({
    file: 'apps/environments/prod/environment.ts',
    path: `${of} ${path}`,
  });
  const locator = new Locator(service, environment, author);
  expect(object && locator.placeOf(object, [...container, 'ports'])).toEqual({
    file: 'apps/environments/prod/environment.ts',
    path: 'web workloads.server.ports',
  });
});
