import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { podOf } from '../../testing/parts.js';
import { placement } from './placement.js';

const none = { zone: 'none', node: 'none' } as const;
const facet = { nodeSelector: {}, nodeAffinity: {}, tolerations: [], spread: none, apart: false } as const;
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
  const spec = specOf({ spread: { zone: 'prefer', node: 'none' } }, { kind: 'stateful' });
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
