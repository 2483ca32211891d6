import { expect, test } from 'vitest';
import { nearest } from './nearest.js';

test.each([
  ['replcias', 'replicas'],
  ['Replicas', 'replicas'],
  ['entirely', undefined],
])('%s may have meant %s', (name, meant) => {
  expect(nearest(name, ['replicas', 'selector', 'template'])).toBe(meant);
});
