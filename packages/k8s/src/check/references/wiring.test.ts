import type { Json } from '@fairlead/model';
import { expect, test } from 'vitest';
import type { KubeObject } from '../../object.js';
import { checkedObjects, goodWith } from '../testing/checked.js';
import { good } from '../testing/good.js';

const codes = (objects: Iterable<KubeObject>) => checkedObjects(objects).findings.map(({ code }) => code);
const path = 'spec.template.spec';

test('markup of one line in a file of a ConfigMap is no placeholder, in a variable it is', () => {
  const map = (data: Record<string, string>) =>
    codes(goodWith('ConfigMap/web', 'data', { LEVEL: 'info', ...data }));
  const markup = '<configuration><root/></configuration>';
  expect(map({ 'logback.xml': markup, 'query.sql': 'select 1 -- todo', Caddyfile: '<host>' })).toEqual([]);
  expect(map({ HOST: '<host>' })).toEqual(['FL_PLACEHOLDER']);
});

test('a Secret of an Ingress is made by an issuer, by External Secrets or by a person', () => {
  const ingress = (secretName: string, annotations: Json = {}) => {
    const tls = [{ hosts: ['web.example.com'], secretName }];
    const { metadata, spec, ...rest } = good['Ingress/web'] as KubeObject & { spec: object };
    return { ...rest, metadata: { ...metadata, annotations }, spec: { ...spec, tls } } as KubeObject;
  };
  const among = (each: KubeObject) => Object.values({ ...good, 'Ingress/web': each });
  expect(codes(among(ingress('web-tls', { 'cert-manager.io/cluster-issuer': 'public' })))).toEqual([]);
  expect(codes(among(ingress('database')))).toEqual([]);
  const key = { name: 'web-tls', property: '', version: 'latest' };
  const secrets = { tls: { managed: 'by-hand', keys: { 'tls.crt': key } } } as const;
  expect(checkedObjects(among(ingress('web-tls')), { service: { secrets } }).findings).toEqual([]);
});

test('two workloads that select each other is said once, of the second', () => {
  const { spec } = good['Deployment/web'] as KubeObject & { spec: Json };
  const again = { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'again', namespace: 'web' } };
  const { template } = spec as { template: Json };
  const selector = { matchLabels: { app: 'web' } };
  const twin = { ...again, spec: { serviceName: 'web', replicas: 3, selector, template } } as KubeObject;
  expect(checkedObjects([...Object.values(good), twin]).findings).toMatchObject([
    { code: 'FL_PODS_SHARED', what: expect.stringMatching(/^StatefulSet\/again .* Deployment web too$/) },
  ]);
});

test('a wider selector is said of whoever has it, also where it comes first', () => {
  const narrow = { app: 'web', tier: 'cache' };
  const { spec } = good['Deployment/web'] as KubeObject & { spec: { template: { spec: Json } } };
  const cache = {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'cache', namespace: 'web' },
    spec: {
      selector: { matchLabels: narrow },
      template: { metadata: { labels: narrow }, spec: spec.template.spec },
    },
  } as unknown as KubeObject;
  expect(checkedObjects([...Object.values(good), cache]).findings).toMatchObject([
    { code: 'FL_PODS_SHARED', what: expect.stringMatching(/^Deployment\/web .* DaemonSet cache too$/) },
  ]);
});

test('what each pod of a StatefulSet claims may be mounted', () => {
  const mount = { name: 'own', mountPath: '/own' };
  const mounted = goodWith('Deployment/web', `${path}.containers.0.volumeMounts.2`, mount);
  expect(codes(mounted)).toEqual(['FL_MOUNT_VOLUME']);
  const deployment = mounted.find(({ kind }) => kind === 'Deployment') as KubeObject & { spec: object };
  const { strategy, ...spec } = deployment.spec as { strategy: object };
  expect(strategy).toBeDefined();
  const own = {
    metadata: { name: 'own' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  };
  const stateful = {
    ...deployment,
    kind: 'StatefulSet',
    spec: { ...spec, replicas: 3, serviceName: 'web', volumeClaimTemplates: [own] },
  } as unknown as KubeObject;
  const others = mounted.filter(({ kind }) => kind !== 'Deployment' && kind !== 'HorizontalPodAutoscaler');
  expect(codes([...others, stateful])).toEqual([]);
});

test('a vertical autoscaler may change what the other one does not follow, or change nothing', () => {
  const vertical = (spec: object) =>
    codes([
      ...Object.values(good),
      {
        apiVersion: 'autoscaling.k8s.io/v1',
        kind: 'VerticalPodAutoscaler',
        metadata: { name: 'web', namespace: 'web' },
        spec: { targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, ...spec },
      } as unknown as KubeObject,
    ]);
  const only = (controlledResources: readonly string[]) => ({
    resourcePolicy: { containerPolicies: [{ containerName: '*', controlledResources }] },
  });
  expect(vertical({ updatePolicy: { updateMode: 'Off' } })).toEqual([]);
  expect(vertical(only(['memory']))).toEqual([]);
  expect(vertical(only(['cpu']))).toEqual(['FL_SCALED_BOTH_WAYS']);
});

test('a project that opens namespaces by a pattern is believed', () => {
  const elsewhere = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'web-b' } };
  const among = (namespace: string) =>
    codes([...goodWith('AppProject/harbour', 'spec.destinations.0.namespace', namespace), elsewhere]);
  expect(among('web-*')).toEqual([]);
  expect(among('web')).toEqual(['FL_NAMESPACE_CLOSED']);
});
