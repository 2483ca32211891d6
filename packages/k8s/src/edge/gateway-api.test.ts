import { expect, test } from 'vitest';
import { routedAt } from '../testing/edges.js';
import { keysOf, specOf } from '../testing/parts.js';

const edge = {
  kind: 'gateway-api',
  policies: 'none',
  class: '',
  certificateMap: '',
  certificateSecret: '',
  sources: [],
} as const;
const rpc = { port: () => ({ port: 9000, exposed: 9000, protocol: 'grpc' as const }) };

test('gRPC is routed by its services and methods', () => {
  const paths = [
    { path: '/prices.Prices', match: 'prefix' },
    { path: '/prices.Admin/Reset', match: 'exact' },
  ] as const;
  const contribution = routedAt(edge, { paths }, rpc);
  expect(keysOf(contribution)).toEqual(['GRPCRoute/api-public', 'HTTPRoute/api-public-redirect']);
  expect(specOf(contribution, 'GRPCRoute/api-public')).toMatchObject({
    rules: [
      {
        matches: [
          { method: { type: 'Exact', service: 'prices.Prices' } },
          { method: { type: 'Exact', service: 'prices.Admin', method: 'Reset' } },
        ],
        backendRefs: [{ name: 'api-server', port: 9000 }],
      },
    ],
  });
  const [rule] = (specOf(routedAt(edge, {}, rpc), 'GRPCRoute/api-public') as { rules: object[] }).rules;
  expect(rule).not.toHaveProperty('matches');
});

test('plain HTTP is redirected for the paths of its route alone, so that two routes can share a host', () => {
  const paths = [{ path: '/orders', match: 'exact' }] as const;
  const contribution = routedAt(edge, { paths });
  expect(specOf(contribution, 'HTTPRoute/api-public-redirect')).toMatchObject({
    parentRefs: [{ sectionName: 'http' }],
    rules: [
      { matches: [{ path: { type: 'Exact', value: '/orders' } }], filters: [{ type: 'RequestRedirect' }] },
    ],
  });
});

test("Google's load balancer takes gRPC as HTTP, and knows how long to wait, to drain and what to ask", () => {
  const contribution = routedAt({ ...edge, policies: 'gke' }, { redirectToHttps: false }, rpc);
  expect(keysOf(contribution)).toEqual([
    'HTTPRoute/api-public',
    'HealthCheckPolicy/api-server',
    'GCPBackendPolicy/api-server',
  ]);
  const targetRef = { group: '', kind: 'Service', name: 'api-server' };
  expect(specOf(contribution, 'GCPBackendPolicy/api-server')).toEqual({
    default: {
      timeoutSec: 60,
      connectionDraining: { drainingTimeoutSec: 20 },
      securityPolicy: 'armour',
      sessionAffinity: { type: 'GENERATED_COOKIE' },
    },
    targetRef,
  });
  expect(specOf(contribution, 'HealthCheckPolicy/api-server')).toEqual({
    default: {
      checkIntervalSec: 10,
      timeoutSec: 2,
      healthyThreshold: 1,
      unhealthyThreshold: 3,
      config: {
        type: 'HTTP',
        httpHealthCheck: { portSpecification: 'USE_FIXED_PORT', port: 8080, requestPath: '/readyz' },
      },
    },
    targetRef,
  });
});

test('requests come from the front ends of Google and from a proxy-only subnet', () => {
  const { network } = routedAt({ ...edge, policies: 'gke', sources: ['10.9.0.0/23'] });
  expect(network).toMatchObject([
    {
      ingress: {
        'route to http': {
          from: ['35.191.0.0/16', '130.211.0.0/22', '10.9.0.0/23'].map((cidr) => ({ ipBlock: { cidr } })),
        },
      },
    },
  ]);
});
