import { expect, test } from 'vitest';
import { atService, environmentOf } from '../../testing/at.js';
import { keysOf, objectOf } from '../../testing/parts.js';
import { identity } from './identity.js';

test('the service has an account, and a hook one of its own that is there before it', () => {
  const contribution = identity({ cloud: false, rules: [] }, atService());
  expect(keysOf(contribution)).toEqual(['ServiceAccount/api', 'ServiceAccount/api-migrate']);
  expect(contribution.objects?.[1]?.phase).toMatchObject({ when: 'before', order: -10 });
  expect(contribution.pods).toEqual([
    { into: { workload: 'server' }, spec: { serviceAccountName: 'api' } },
    { into: { workload: 'nightly' }, spec: { serviceAccountName: 'api' } },
    { into: { workload: 'migrate' }, spec: { serviceAccountName: 'api-migrate' } },
  ]);
  expect(contribution.network).toEqual([]);
});

test('on Google Cloud the accounts act as the service’s own, without a key', () => {
  const contribution = identity({ cloud: true, rules: [] }, atService());
  for (const key of ['ServiceAccount/api', 'ServiceAccount/api-migrate']) {
    expect(objectOf(contribution, key)).toMatchObject({
      metadata: {
        annotations: {
          'iam.gke.io/gcp-service-account': 'api-service@quay-prod-sample.iam.gserviceaccount.com',
        },
      },
      automountServiceAccountToken: false,
    });
  }
  expect(contribution.network?.map(({ egress }) => Object.keys(egress ?? {}))).toEqual([
    ['cloud identity'],
    ['cloud identity'],
    ['cloud identity'],
  ]);
});

test('on AWS the agent of the node gives the credentials, and the account says nothing', () => {
  const environment = environmentOf({ cloud: { provider: 'aws', account: '1', region: 'eu-central-1' } });
  const contribution = identity({ cloud: true, rules: [] }, atService({ environment }));
  expect(JSON.stringify(contribution.objects)).not.toContain('annotations');
  expect(JSON.stringify(contribution.network)).toContain('169.254.170.23/32');
});

test('rights in the Kubernetes API are a role in the own namespace, bound to the own account', () => {
  const rules = [{ apiGroups: [''], resources: ['pods'], verbs: ['get'], names: ['one'] }];
  const contribution = identity({ cloud: false, rules }, atService());
  expect(objectOf(contribution, 'Role/api')).toMatchObject({
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'], resourceNames: ['one'] }],
  });
  expect(objectOf(contribution, 'RoleBinding/api-migrate')).toMatchObject({
    roleRef: { kind: 'Role', name: 'api-migrate' },
    subjects: [{ kind: 'ServiceAccount', name: 'api-migrate', namespace: 'api-ns' }],
  });
});
