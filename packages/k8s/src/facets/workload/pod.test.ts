import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { podOf } from '../../testing/parts.js';
import { pod } from './pod.js';

test('labels and annotations of the author reach the pods', () => {
  const facet = { labels: { cost: 'x' }, annotations: { note: 'on: off' } };
  expect(podOf(pod(facet, atWorkload()))).toEqual({ into: { workload: 'server' }, ...facet });
});
