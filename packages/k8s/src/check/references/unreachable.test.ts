import type { Json, Service } from '@fairlead/model';
import { platform, resolve } from '@fairlead/model';
import { expect, test } from 'vitest';
import type { KubeObject } from '../../object.js';
import { releaseOf } from '../../testing/releases.js';
import { environment, service } from '../../testing/resolved.js';
import { checkEnvironment, renderChecked } from '../index.js';

const prod = environment('prod', {
  tier: 'production',
  cloud: { provider: 'google', project: 'quay-prod-sample', region: 'europe-west1' },
  domain: 'quay.example.com',
  delivery: { strategy: 'commit-on-merge' },
  sets: { shared: { values: { LEVEL: 'info' } } },
});

/** Findings of this one rule about services of one environment. */
function unreached(...services: readonly [Service, ...Service[]]) {
  const repository = { url: 'https://git.example.com/quay/platform.git' };
  const [only] = resolve(
    platform({ name: 'quay', repository, environments: [prod], services: [...services] }),
  ).environments;
  if (only === undefined) throw new Error('prod is not there');
  const running = [...only.services.values()].map((each) => ({ service: each, release: releaseOf(each) }));
  const author = (name: string, path: string) => only.traces.get(name)?.author(path);
  const rendered = renderChecked(only.environment, running);
  return checkEnvironment(rendered, { today: '2026-11-26', author }).findings.filter(
    ({ code }) => code === 'FL_UNREACHABLE',
  );
}

const search = service({
  name: 'search',
  workloads: { node: { kind: 'server', ports: { http: { port: 7700, exposed: 80 } } } },
});

const asks = (env: { readonly [name: string]: string }, more: object = {}) =>
  service({ name: 'api', workloads: { server: { kind: 'worker', env } }, ...more });

test('an address of a Service that no call is declared to is found where it stands, with the call', () => {
  expect(unreached(search, asks({ SEARCH: 'http://search-node.search:80' }))).toEqual([
    {
      severity: 'warning',
      code: 'FL_UNREACHABLE',
      file: 'apps/services/api/service.ts',
      path: 'workloads.server.env.SEARCH.value',
      value: 'search-node.search:80',
      what: expect.stringMatching(/^Deployment\/api-server .*names Service search-node/),
      mend: "declare it: calls: { search: 'node.http' }",
    },
  ]);
});

test('a declared call is let through', () => {
  const api = asks({ SEARCH: 'http://search-node.search:80' }, { calls: { search: 'node.http' } });
  expect(unreached(search, api)).toEqual([]);
});

test('a value of a config set is found in the set', () => {
  const settings = { values: { SEARCH: 'http://search-node.search.svc.cluster.local/v1' } };
  const api = service({
    name: 'api',
    config: { settings },
    workloads: { server: { kind: 'worker', envFrom: [{ set: 'settings' }] } },
  });
  expect(unreached(search, api)).toMatchObject([
    { file: 'apps/services/api/service.ts', path: 'config.settings.values.SEARCH' },
  ]);
});

test('within a service one workload reaches another only by a call', () => {
  const both = (calls: object) =>
    service({
      name: 'search',
      workloads: {
        node: { kind: 'server', ports: { http: { port: 7700 } } },
        reindex: { kind: 'worker', env: { SEARCH: 'search-node:7700' } },
      },
      ...calls,
    });
  expect(unreached(both({}))).toMatchObject([{ path: 'workloads.reindex.env.SEARCH.value' }]);
  expect(unreached(both({ calls: { search: 'node.http' } }))).toEqual([]);
});

test.each([
  'http://search-node.search.svc:80',
  'search-node.search:80',
  'https://elsewhere.example.com,http://search-node.search:80',
  'jdbc:mysql://search-node.search:80/books',
  'http://reader@search-node.search.svc.cluster.local.:80/?q=x',
])('%s is an address', (value) => {
  expect(unreached(search, asks({ SEARCH: value }))).toHaveLength(1);
});

test.each([
  ['a name alone', 'search-node.search'],
  ['a port that the Service does not have', 'search-node.search:9999'],
  ['a Service that is not there', 'http://search-nude.search:80'],
  ['a host outside', 'http://search-node.search.example.com:80'],
  ['a part of a text', 'ask http-search-node.search:80x for it'],
  ['a path', '/search-node.search:80'],
  ['a script', 'echo\nhttp://search-node.search:80\n'],
])('%s is none: %j', (_, value) => {
  expect(unreached(search, asks({ SEARCH: value }))).toEqual([]);
});

test('what the pods tell of themselves is for others', () => {
  const own = service({
    name: 'api',
    workloads: {
      server: { kind: 'server', ports: { http: { port: 80 } }, env: { SELF: 'http://api-server' } },
    },
  });
  expect(unreached(own)).toEqual([]);
});

/** A policy of one's own that lets something through, for both sides at once. */
const lets = (name: string, namespace: string, spec: Json) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, namespace },
  spec,
});
const policies = (egress: Json, ingress: Json) =>
  ({
    out: lets('out', 'api', { podSelector: {}, policyTypes: ['Egress'], egress: [egress] }),
    in: lets('in', 'search', {
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'search' } },
      ingress: [ingress],
    }),
  }) as unknown as { readonly out: KubeObject; readonly in: KubeObject };

test.each([
  ['everything', {}, {}, 0],
  ['the number of the port', { ports: [{ port: 7700 }] }, {}, 0],
  ['its name', { ports: [{ port: 'http' }] }, { ports: [{ port: 'http', protocol: 'TCP' }] }, 0],
  ['a range', { ports: [{ port: 7000, endPort: 8000 }] }, {}, 0],
  ['a block of addresses', { to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }, {}, 0],
  [
    'a namespace by a label that is not known',
    { to: [{ namespaceSelector: { matchLabels: { team: 'x' } } }] },
    {},
    0,
  ],
  ['another port', { ports: [{ port: 7701 }] }, {}, 1],
  ['the port of the Service', { ports: [{ port: 80 }] }, {}, 1],
  ['another transport', { ports: [{ port: 7700, protocol: 'UDP' }] }, {}, 1],
  ['pods of its own namespace', { to: [{ podSelector: {} }] }, {}, 1],
  [
    'another namespace',
    {},
    { from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'web' } } }] },
    1,
  ],
  ['other pods', {}, { from: [{ namespaceSelector: {}, podSelector: { matchLabels: { a: 'b' } } }] }, 1],
] as const)('policies that allow %s', (_, egress, ingress, found) => {
  const { out, in: into } = policies(egress as Json, ingress as Json);
  const api = asks({ SEARCH: 'http://search-node.search' }, { objects: { out } });
  const open = service({
    name: 'search',
    workloads: { node: { kind: 'server', ports: { http: { port: 7700, exposed: 80 } } } },
    objects: { in: into as never },
  });
  expect(unreached(open, api)).toHaveLength(found);
});
