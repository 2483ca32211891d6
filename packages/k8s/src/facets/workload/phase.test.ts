import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { phase } from './phase.js';

test('the controller of a hook knows its moment', () => {
  const facet = { when: 'before', order: 2, rerun: 'each-release' } as const;
  expect(phase(facet, atWorkload()).controllers).toEqual([{ workload: 'server', phase: facet }]);
});
