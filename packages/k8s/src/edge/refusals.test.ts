import type { ResolvedEdge } from '@fairlead/model';
import { expect, test } from 'vitest';
import { environmentOf } from '../testing/at.js';
import { backend, route } from '../testing/edges.js';
import { divisionRefusals, routeRefusals } from './refusals.js';

const gateway = {
  kind: 'gateway-api',
  policies: 'none',
  class: '',
  certificateMap: '',
  certificateSecret: '',
  sources: [],
} as const;
const gke = { kind: 'gke-ingress', certificate: 'managed', sources: [] } as const;
const nginx = { kind: 'nginx', class: 'nginx', namespace: 'ingress-nginx', issuer: '' } as const;

const regex = [{ path: '/v[0-9]+', match: 'regex' }] as const;
type Protocol = 'http' | 'h2c' | 'grpc' | 'tcp';

const pathsOf = (edge: ResolvedEdge, differences: Partial<typeof route>, protocol: Protocol = 'http') => {
  const ports = { http: { port: 8080, exposed: 80, protocol } };
  const routes = { public: { ...route, ...differences } };
  return routeRefusals({ routes, ports }, environmentOf({ edge })).map(({ path }) => path);
};

test.each<[string, ResolvedEdge, Partial<typeof route>, Protocol, string]>([
  ['the AWS controller', { kind: 'alb' }, {}, 'http', 'routes.public'],
  ['Istio', { kind: 'istio' }, {}, 'http', 'routes.public'],
  ['a port that speaks neither', gateway, {}, 'tcp', 'routes.public.port'],
  ['gRPC without TLS at a GKE Ingress', gke, {}, 'grpc', 'routes.public.port'],
  ['HTTP/2 without TLS at nginx', nginx, {}, 'h2c', 'routes.public.port'],
  [
    'authentication at a Gateway',
    gateway,
    { auth: { kind: 'external', url: 'https://a' } },
    'http',
    'routes.public.auth.kind',
  ],
  ['an expression at a GKE Ingress', gke, { paths: regex }, 'http', 'routes.public.paths'],
  ['an expression for gRPC', gateway, { paths: regex }, 'grpc', 'routes.public.paths'],
  [
    'a wildcard that Google would make a certificate for',
    gke,
    { hosts: ['*.example.com'] },
    'http',
    'routes.public.hosts',
  ],
])('%s is refused where the route says it', (_, edge, differences, protocol, path) => {
  expect(pathsOf(edge, differences, protocol)).toEqual([path]);
});

test('what an edge can do is not', () => {
  expect(pathsOf(gateway, { paths: regex, hosts: ['*.example.com'] }, 'h2c')).toEqual([]);
  expect(pathsOf(nginx, { paths: regex, auth: { kind: 'basic', secret: 'x' } }, 'grpc')).toEqual([]);
  expect(pathsOf({ ...gke, certificate: 'wild' }, { hosts: ['*.example.com'] })).toEqual([]);
});

test('the requests of a canary are divided by what the edge is', () => {
  const refused = (traffic: 'replicas' | 'gateway-api' | 'nginx', edge: ResolvedEdge) => {
    const rollout = {
      strategy: 'canary',
      traffic,
      form: 'rollout',
      scaleDown: 'on-success',
      analysis: [],
      jobs: [],
      rollbackWindow: 3,
      steps: [{ weight: 20 }],
    } as const;
    return divisionRefusals({ rollout }, environmentOf({ edge })).map(({ path, mend }) => `${path}: ${mend}`);
  };
  expect([...refused('gateway-api', gateway), ...refused('nginx', nginx)]).toEqual([]);
  expect([gateway, gke, nginx].flatMap((edge) => refused('replicas', edge))).toEqual([]);
  expect(refused('gateway-api', nginx)).toEqual(["rollout.traffic: write traffic: 'nginx', or 'replicas'"]);
  expect(refused('nginx', gateway)).toEqual(["rollout.traffic: write traffic: 'gateway-api', or 'replicas'"]);
  expect(refused('nginx', gke)).toEqual(["rollout.traffic: write traffic: 'replicas'"]);
});

test("what Google's load balancers do not take of how pods leave and are asked is refused there alone", () => {
  const asked = { ...backend, drainSeconds: 7200, health: { ...backend.health, failures: 12, host: 'api' } };
  const refused = (edge: ResolvedEdge) =>
    routeRefusals({ backend: asked }, environmentOf({ edge })).map(({ path }) => path);
  const both = ['shutdown.drainSeconds', 'probes.readiness.failureThreshold'];
  expect(refused({ ...gateway, policies: 'gke' })).toEqual(both);
  expect(refused(gke)).toEqual([...both, 'probes.readiness.check']);
  expect([gateway, nginx].flatMap(refused)).toEqual([]);
  expect(routeRefusals({ backend }, environmentOf({ edge: gke }))).toEqual([]);
});
