import { expect, test } from 'vitest';
import { atWorkload, environmentOf } from '../../testing/at.js';
import { podOf } from '../../testing/parts.js';
import { placement } from './placement.js';

const none = { zone: 'none', node: 'none' } as const;
const facet = {
  nodeSelector: {},
  nodeAffinity: {},
  tolerations: [],
  spread: none,
  apart: false,
  spot: 'never',
  architectures: [],
  priority: '',
} as const;
const specOf = (changes: object, at = {}) => podOf(placement({ ...facet, ...changes }, atWorkload(at))).spec;

test('nothing asked for is nothing written', () => {
  expect(specOf({})).toEqual({});
});

test('a required spread keeps a pod waiting, a preferred one does not', () => {
  const labelSelector = { matchLabels: { pods: 'server' } };
  const common = { maxSkew: 1, labelSelector, matchLabelKeys: ['pod-template-hash'] };
  expect(specOf({ spread: { zone: 'require', node: 'prefer' } })).toEqual({
    topologySpreadConstraints: [
      { ...common, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' },
      { ...common, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' },
    ],
  });
});

test('pods of a StatefulSet have no hash of their template to tell versions apart', () => {
  const spec = specOf({ spread: { zone: 'prefer', node: 'none' } }, { revisionLabel: '' });
  expect(JSON.stringify(spec)).not.toContain('matchLabelKeys');
});

test('nodes are chosen by label, and taints are tolerated', () => {
  const tolerations = [{ key: 'spot' }, { key: 'arch', value: 'arm64', effect: 'NoSchedule' }];
  expect(
    specOf({ nodeSelector: { pool: 'web' }, nodeAffinity: { arch: ['arm64', 'amd64'] }, tolerations }),
  ).toEqual({
    nodeSelector: { pool: 'web' },
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'arch', operator: 'In', values: ['arm64', 'amd64'] }] },
          ],
        },
      },
    },
    tolerations: [
      { key: 'spot', operator: 'Exists' },
      { key: 'arch', operator: 'Equal', value: 'arm64', effect: 'NoSchedule' },
    ],
  });
});

test('pods that stay apart never share a node', () => {
  expect(specOf({ apart: true })).toEqual({
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { labelSelector: { matchLabels: { pods: 'server' } }, topologyKey: 'kubernetes.io/hostname' },
        ],
      },
    },
  });
});

const spotLabel = { key: 'cloud.google.com/gke-spot', operator: 'In', values: ['true'] };
const onAws = { environment: environmentOf({ cloud: { provider: 'aws', account: '1', region: 'eu' } }) };

test('spot nodes of Google are tolerated, and preferred or required', () => {
  const tolerations = [
    { key: 'cloud.google.com/gke-spot', operator: 'Equal', value: 'true', effect: 'NoSchedule' },
  ];
  const preference = { matchExpressions: [spotLabel] };
  expect(specOf({ spot: 'prefer' })).toEqual({
    affinity: {
      nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, preference }] },
    },
    tolerations,
  });
  expect(specOf({ spot: 'require', nodeAffinity: { pool: ['a'] } })).toEqual({
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'pool', operator: 'In', values: ['a'] }, spotLabel] },
          ],
        },
      },
    },
    tolerations,
  });
});

test('either mark of a spot node of AWS will do', () => {
  expect(specOf({ spot: 'require' }, onAws)).toMatchObject({
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'eks.amazonaws.com/capacityType', values: ['SPOT'] }] },
            { matchExpressions: [{ key: 'karpenter.sh/capacity-type', values: ['spot'] }] },
          ],
        },
      },
    },
  });
});

test('Arm nodes are named, and tolerated where the cloud keeps others away', () => {
  const architectures = ['arm64', 'amd64'];
  expect(specOf({ architectures })).toMatchObject({
    tolerations: [{ key: 'kubernetes.io/arch', value: 'arm64' }],
  });
  expect(specOf({ architectures }, onAws)).toEqual({
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'kubernetes.io/arch', operator: 'In', values: architectures }] },
          ],
        },
      },
    },
  });
});

test('a priority is named', () => {
  expect(specOf({ priority: 'critical' })).toEqual({ priorityClassName: 'critical' });
});
