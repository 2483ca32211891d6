import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { mainOf } from '../../testing/parts.js';
import { image } from './image.js';

test('the image has neither tag nor digest, for those are a release’s', () => {
  expect(mainOf(image({ name: 'main', pull: 'Always' }, atWorkload()))).toEqual({
    image: 'registry.example.com/main',
    imagePullPolicy: 'Always',
  });
});
