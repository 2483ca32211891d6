import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { mainOf, podOf } from '../../testing/parts.js';
import { security } from './security.js';

const facet = {
  runAsUser: 65532,
  fsGroup: 2000,
  readOnlyRoot: true,
  capabilities: [],
  apiToken: false,
} as const;

test('pods satisfy the restricted Pod Security Standard', () => {
  const contribution = security(facet, atWorkload());
  expect(podOf(contribution).spec).toEqual({
    automountServiceAccountToken: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 65532,
      runAsGroup: 65532,
      fsGroup: 2000,
      fsGroupChangePolicy: 'OnRootMismatch',
      seccompProfile: { type: 'RuntimeDefault' },
    },
  });
  expect(mainOf(contribution)).toEqual({
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
  });
});

test('each rule is loosened by its own name', () => {
  const loose = {
    ...facet,
    readOnlyRoot: false,
    capabilities: ['NET_BIND_SERVICE'],
    apiToken: true,
  } as const;
  const contribution = security(loose, atWorkload());
  expect(podOf(contribution).spec).toMatchObject({ automountServiceAccountToken: true });
  expect(mainOf(contribution)).toMatchObject({
    securityContext: {
      readOnlyRootFilesystem: false,
      capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] },
    },
  });
});

test('only a pod that may ask the Kubernetes API reaches it', () => {
  const reached = (apiToken: boolean) =>
    (security({ ...facet, apiToken }, atWorkload()).network ?? []).flatMap(({ egress = {} }) =>
      Object.keys(egress),
    );
  expect(reached(true)).toEqual(['Kubernetes API']);
  expect(reached(false)).toEqual([]);
});
