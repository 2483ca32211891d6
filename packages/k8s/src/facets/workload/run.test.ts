import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { mainOf } from '../../testing/parts.js';
import { run } from './run.js';

test('command, arguments and working directory are those of the definition', () => {
  const facet = { command: ['/bin/sh', '-ec', 'a\nb'], args: ['x'], workingDir: '/srv' };
  expect(mainOf(run(facet, atWorkload()))).toEqual(facet);
});

test('what is left out stays as the image has it', () => {
  expect(mainOf(run({ command: [], args: [], workingDir: '' }, atWorkload()))).toEqual({});
});
