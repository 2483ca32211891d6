import { expect, test } from 'vitest';
import type { ResolvedWorkload } from '../resolve/resolved.js';
import { processorsOf } from './processors.js';

const nowhere = { architectures: [], nodeSelector: {}, nodeAffinity: {} };

function workload(image: string, placement: object = {}, beside: object = {}): ResolvedWorkload {
  const own = { image: { name: image }, init: {}, sidecars: {}, ...beside };
  return { ...own, placement: { ...nowhere, ...placement } } as unknown as ResolvedWorkload;
}

test.each([
  ['nothing', {}, ['amd64']],
  ['its processors', { architectures: ['arm64', 'amd64'] }, ['amd64', 'arm64']],
  ['a label of nodes', { nodeSelector: { 'kubernetes.io/arch': 'arm64' } }, ['arm64']],
  ['labels of nodes', { nodeAffinity: { 'kubernetes.io/arch': ['arm64', 's390x'] } }, ['arm64', 's390x']],
  ['other labels', { nodeSelector: { disk: 'fast' }, nodeAffinity: { zone: ['a'] } }, ['amd64']],
])('a workload whose placement says %s', (_, placement, processors) => {
  expect(processorsOf({ workloads: { server: workload('main', placement) } })).toEqual({ main: processors });
});

test('an image is built for every processor of every pod that holds it', () => {
  const beside = { init: { seed: { image: 'tools' } }, sidecars: { proxy: { image: 'proxy' } } };
  const workloads = {
    server: workload('main', {}, beside),
    worker: workload('main', { architectures: ['arm64'] }),
    nightly: workload('tools', { architectures: ['arm64'] }),
  };
  expect(processorsOf({ workloads })).toEqual({
    main: ['amd64', 'arm64'],
    tools: ['amd64', 'arm64'],
    proxy: ['amd64'],
  });
});
