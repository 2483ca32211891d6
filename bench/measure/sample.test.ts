import { expect, test } from 'vitest';
import { above, faster } from '../row.js';
import { formatSample, median } from './sample.js';

test('the median is the middle, whatever the order of the runs', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 100, 2])).toBe(3);
});

test('a sample shows its median, fastest and slowest in one unit', () => {
  expect(formatSample([1310, 990, 1400])).toBe('1.31 s (0.99–1.40)');
  expect(formatSample([12.4])).toBe('12 ms');
});

test('a ratio compares medians and says whether the target was met', () => {
  const row = faster({ what: 'x', ours: [10, 20, 30], peer: [90, 100, 1], beside: 'peer', atLeast: 5 });
  expect(row).toMatchObject({ result: '4.5 × faster', target: { text: '≥ 5 ×', met: false } });
});

test('a difference is taken within each turn, so that a slow minute does not count', () => {
  const row = above({ what: 'x', ours: [60, 910, 55], peer: [40, 890, 45], beside: 'floor', atMost: 25 });
  expect(row.result).toBe('+20 ms');
});

test('a difference to a floor may be negative', () => {
  expect(above({ what: 'x', ours: [40], peer: [45], beside: 'floor', atMost: 25 })).toMatchObject({
    result: '−5 ms',
    target: { text: '≤ +25 ms', met: true },
  });
});
