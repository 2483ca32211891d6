import type { ResolvedWorkloadFacets } from '@fairlead/model';
import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { keysOf, specOf } from '../../testing/parts.js';
import { services } from './services.js';

const extra: ResolvedWorkloadFacets['services'][string] = {
  type: 'cluster-ip',
  ports: [],
  sourceRanges: [],
  annotations: {},
};
const http = { name: 'http', port: 80, targetPort: 'http', protocol: 'TCP', appProtocol: 'http' };

test('a further Service offers every exposed port unless some are named', () => {
  const contribution = services({ again: extra }, atWorkload());
  expect(specOf(contribution, 'Service/api-server-again')).toEqual({
    type: 'ClusterIP',
    ports: [http],
    selector: { pods: 'server' },
  });
  expect(contribution.network).toEqual([]);
});

test('a headless one gives the pods’ own addresses', () => {
  expect(
    specOf(services({ pods: { ...extra, type: 'headless' } }, atWorkload()), 'Service/api-server-pods'),
  ).toMatchObject({ clusterIP: 'None' });
});

test('a load balancer is reached from its source ranges alone', () => {
  const contribution = services(
    { edge: { ...extra, type: 'load-balancer', ports: ['http'], sourceRanges: ['203.0.113.0/24'] } },
    atWorkload(),
  );
  expect(specOf(contribution, 'Service/api-edge')).toMatchObject({
    type: 'LoadBalancer',
    externalTrafficPolicy: 'Local',
    loadBalancerSourceRanges: ['203.0.113.0/24'],
  });
  expect(contribution.network).toEqual([
    {
      into: { workload: 'server' },
      ingress: {
        'service edge': {
          from: [{ ipBlock: { cidr: '203.0.113.0/24' } }],
          ports: [{ port: 'http', protocol: 'TCP' }],
        },
      },
    },
  ]);
});

test('while a name changes, the load balancer leads to the one that serves, and both may be reached by it', () => {
  const facet = { edge: { ...extra, type: 'load-balancer' }, again: extra } as const;
  const half = (serves: boolean) => services(facet, atWorkload({ renaming: { other: 'api-site', serves } }));
  expect(keysOf(half(true))).toEqual(['Service/api-edge', 'Service/api-server-again']);
  expect(keysOf(half(false))).toEqual(['Service/api-server-again']);
  expect(half(false).network).toEqual(half(true).network);
});
