import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { mainOf } from '../../testing/parts.js';
import { lifecycle } from './lifecycle.js';

test('commands run after the start and before the end', () => {
  expect(mainOf(lifecycle({ postStart: ['/warm'], preStop: ['/leave'] }, atWorkload()))).toEqual({
    lifecycle: { postStart: { exec: { command: ['/warm'] } }, preStop: { exec: { command: ['/leave'] } } },
  });
});

test('no command is no contribution', () => {
  expect(lifecycle({ postStart: [], preStop: [] }, atWorkload())).toEqual({});
});
