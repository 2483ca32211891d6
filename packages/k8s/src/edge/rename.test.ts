import { type Environment, isObject, type Json } from '@fairlead/model';
import { expect, test } from 'vitest';
import { prod, service } from '../features/feature.js';
import { everythingOf } from '../features/render.js';
import { type KubeObject, objectKey } from '../object.js';

type Edge = NonNullable<Environment['definition']['edge']>;

const steps = {
  before: { server: {} },
  create: { site: { formerly: 'server' } },
  'cut over': { site: { formerly: { name: 'server', serves: 'new' } } },
  delete: { site: {} },
} as const;
type Step = keyof typeof steps;

const edges = {
  gateway: { kind: 'gateway-api', policies: 'gke' },
  gke: { kind: 'gke-ingress' },
  nginx: { kind: 'nginx', issuer: 'letters' },
} as const satisfies { readonly [name: string]: Edge };

const kept = {
  kind: 'server',
  ports: { http: { port: 8080, exposed: 80 } },
  probes: { readiness: { check: { http: '/readyz', port: 'http' } } },
  routes: { public: { hosts: ['www'], port: 'http', extras: { google: { address: 'web-prod' } } } },
} as const;

/** Everything that the service has in production in one commit of a rename. */
const objectsAt = (step: Step, edge: Edge, open: object = kept): readonly KubeObject[] => {
  const [[name = '', said] = []] = Object.entries(steps[step]);
  const workloads = { [name]: { ...open, ...said } };
  return everythingOf([service({ name: 'web', workloads } as never), prod({ edge })]).objects;
};

const ofEdge = [
  'HTTPRoute',
  'Ingress',
  'ManagedCertificate',
  'FrontendConfig',
  'HealthCheckPolicy',
  'GCPBackendPolicy',
  'BackendConfig',
];
const keysOf = (objects: readonly KubeObject[], kinds: readonly string[]) =>
  objects
    .filter(({ kind }) => kinds.includes(kind))
    .map(objectKey)
    .sort();

/** Names of the workloads whose pods the edge may reach. */
const reached = (objects: readonly KubeObject[]) =>
  objects
    .filter(
      ({ kind, spec }) => kind === 'NetworkPolicy' && isObject(spec as Json) && 'ingress' in Object(spec),
    )
    .map(({ metadata }) => metadata.name)
    .sort();

const found = (objects: readonly KubeObject[], key: string): KubeObject => {
  const object = objects.find((each) => objectKey(each) === key);
  if (object === undefined) throw new Error(`no ${key}`);
  return object;
};

/** An object with what leads to Services taken out of it. */
const without = (field: string, object: KubeObject) =>
  JSON.parse(JSON.stringify(object, (key, value) => (key === field ? undefined : value)));

/** Paths of an Ingress by the Service that they lead to. */
function pathsOf(ingress: KubeObject): { readonly [service: string]: readonly string[] } {
  const { rules } = ingress['spec'] as {
    rules: { http: { paths: { path: string; backend: { service: { name: string } } }[] } }[];
  };
  const paths: { [service: string]: string[] } = {};
  for (const { path, backend } of rules.flatMap(({ http }) => http.paths)) {
    const { name } = backend.service;
    paths[name] = [...(paths[name] ?? []), path];
  }
  return paths;
}

const both = ['web-server', 'web-site'];
const all: readonly (readonly [Step, readonly string[]])[] = [
  ['before', ['web-server']],
  ['create', both],
  ['cut over', both],
  ['delete', ['web-site']],
];

test.each(
  Object.entries(edges).flatMap(([name, edge]) => all.map(([step, pods]) => ({ name, edge, step, pods }))),
)('$name, $step: the edge reaches $pods', ({ edge, step, pods }) => {
  expect(reached(objectsAt(step, edge))).toEqual(pods);
});

test.each(all)('a Gateway, %s: one route, and Google knows how the pods of %j are', (step, pods) => {
  const policies = ['GCPBackendPolicy', 'HealthCheckPolicy'].flatMap((kind) =>
    pods.map((name) => `${kind}/${name}`),
  );
  const routes = ['HTTPRoute/web-public', 'HTTPRoute/web-public-redirect'];
  expect(keysOf(objectsAt(step, edges.gateway), ofEdge)).toEqual([...policies, ...routes].sort());
});

test.each<[Step, { readonly [service: string]: number }]>([
  ['before', { 'web-server': 1 }],
  ['create', { 'web-server': 1, 'web-site': 0 }],
  ['cut over', { 'web-site': 1, 'web-server': 0 }],
  ['delete', { 'web-site': 1 }],
])('a Gateway, %s: the route leads to %j', (step, expected) => {
  const route = found(objectsAt(step, edges.gateway), 'HTTPRoute/web-public');
  const [rule] = (route['spec'] as { rules: { backendRefs: { name: string; weight: number }[] }[] }).rules;
  expect(Object.fromEntries((rule?.backendRefs ?? []).map(({ name, weight }) => [name, weight]))).toEqual(
    expected,
  );
});

test.each(all)('a GKE Ingress, %s: one load balancer with its settings for %j', (step, pods) => {
  const objects = objectsAt(step, edges.gke);
  const own = ['FrontendConfig/web-public', 'Ingress/web-public', 'ManagedCertificate/web-public'];
  expect(keysOf(objects, ofEdge)).toEqual([...pods.map((name) => `BackendConfig/${name}`), ...own].sort());
  for (const name of pods) {
    expect(found(objects, `Service/${name}`).metadata.annotations).toMatchObject({
      'cloud.google.com/backend-config': JSON.stringify({ default: name }),
      'cloud.google.com/neg': JSON.stringify({ ingress: true }),
    });
  }
});

test.each<[Step, { readonly [service: string]: readonly string[] }]>([
  ['before', { 'web-server': ['/'] }],
  ['create', { 'web-server': ['/'], 'web-site': ['/.well-known/fairlead/other-name'] }],
  ['cut over', { 'web-site': ['/'], 'web-server': ['/.well-known/fairlead/other-name'] }],
  ['delete', { 'web-site': ['/'] }],
])('a GKE Ingress, %s: both that are reached are attached to it: %j', (step, expected) => {
  expect(pathsOf(found(objectsAt(step, edges.gke), 'Ingress/web-public'))).toEqual(expected);
});

test.each(all)('nginx, %s: one Ingress, so that no second one has its host and path', (step) => {
  expect(keysOf(objectsAt(step, edges.nginx), ofEdge)).toEqual(['Ingress/web-public']);
});

test.each([
  ['before', 'web-server'],
  ['create', 'web-server'],
  ['cut over', 'web-site'],
  ['delete', 'web-site'],
] as const)('nginx, %s: the Ingress leads to %s', (step, name) => {
  expect(pathsOf(found(objectsAt(step, edges.nginx), 'Ingress/web-public'))).toEqual({ [name]: ['/'] });
});

test.each([
  ['gateway', 'HTTPRoute/web-public', 'backendRefs'],
  ['gke', 'Ingress/web-public', 'http'],
  ['nginx', 'Ingress/web-public', 'backend'],
] as const)(
  '%s: hosts, address, certificate and time limits of %s stay through it all',
  (edge, key, leads) => {
    const at = (step: Step) => unlabelled(without(leads, found(objectsAt(step, edges[edge]), key)));
    const before = at('before');
    for (const [step] of all) expect(at(step)).toEqual(before);
  },
);

/** Without the labels, which say which workload an object belongs to. */
const unlabelled = ({ metadata: { labels: _, ...metadata }, ...object }: KubeObject) => ({
  ...object,
  metadata,
});

const balanced = {
  kind: 'server',
  ports: { http: { port: 8080, exposed: 80 } },
  services: { edge: { type: 'load-balancer', annotations: { address: 'web-prod' } } },
} as const;

test.each<[Step, readonly string[], string]>([
  ['before', ['web-server'], 'server'],
  ['create', both, 'server'],
  ['cut over', both, 'site'],
  ['delete', ['web-site'], 'site'],
])('a load balancer of its own, %s: it may reach %j and leads to %s', (step, pods, serving) => {
  const objects = objectsAt(step, edges.gateway, balanced);
  expect(reached(objects)).toEqual(pods);
  const services = objects.filter(({ kind }) => kind === 'Service');
  expect(services.map(({ metadata: { name } }) => name).sort()).toEqual(['web-edge', ...pods]);
  expect(found(objects, 'Service/web-edge')['spec']).toMatchObject({
    type: 'LoadBalancer',
    selector: { 'app.kubernetes.io/component': serving },
  });
});
