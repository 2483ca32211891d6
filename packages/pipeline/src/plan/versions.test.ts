import { expect, test } from 'vitest';
import { compareVersions, inRange } from './versions.js';

test('versions are in the order of semver, and what is none has no place in it', () => {
  expect(compareVersions('1.9.0', '1.10.0')).toBe(-1);
  expect(compareVersions('2.0.0-rc.2', '2.0.0-rc.10')).toBe(-1);
  expect(compareVersions('2.0.0', '2.0.0-rc.1')).toBe(1);
  expect(compareVersions('v1.0.0', '1.0.0')).toBe(0);
  expect(compareVersions('16.4', '16.5')).toBeUndefined();
});

test('a pre-release is in a range only where those are asked for', () => {
  expect(inRange('2.1.0', '^2.0.0', 'without')).toBe(true);
  expect(inRange('2.1.0-rc.1', '^2.0.0', 'without')).toBe(false);
  expect(inRange('2.1.0-rc.1', '^2.0.0', 'with')).toBe(true);
  expect(inRange('3.0.0', '^2.0.0', 'with')).toBe(false);
  expect(inRange('main', '*', 'with')).toBe(false);
});
