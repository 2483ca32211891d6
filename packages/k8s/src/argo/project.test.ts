import { expect, test } from 'vitest';
import { environmentOf } from '../testing/at.js';
import { webService } from '../testing/resolved.js';
import { project, projectPart } from './project.js';

const part = (name: string, differences: Parameters<typeof webService>[0] = {}) =>
  projectPart(webService({ name, namespace: { name, owner: true, quota: {}, limits: {} }, ...differences }));

test('services may go to their own namespaces, from one repository', () => {
  expect(project(environmentOf(), [part('b'), part('a'), part('a')])['spec']).toMatchObject({
    sourceRepos: ['https://git.example.com/quay/platform.git'],
    destinations: [
      { server: 'https://kubernetes.default.svc', namespace: 'a' },
      { server: 'https://kubernetes.default.svc', namespace: 'b' },
    ],
    clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
  });
});

test('kinds of extra objects are allowed beside those that are rendered', () => {
  const quota = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'q' } };
  const { spec } = project(environmentOf(), [part('a', { objects: { quota } })]);
  expect(spec).toMatchObject({
    namespaceResourceWhitelist: expect.arrayContaining([
      { group: '', kind: 'ResourceQuota' },
      { group: 'apps', kind: 'Deployment' },
    ]),
  });
});

test('a kind that lives in no namespace is allowed where Argo CD looks for it', () => {
  const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'r' } };
  const { spec } = project(environmentOf(), [part('a', { objects: { role } }), part('b')]);
  const kind = { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' };
  expect(spec).toMatchObject({ clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }, kind] });
  expect(spec).not.toMatchObject({ namespaceResourceWhitelist: expect.arrayContaining([kind]) });
});
