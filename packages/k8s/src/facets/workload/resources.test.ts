import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { mainOf } from '../../testing/parts.js';
import { resources } from './resources.js';

test('a limit that is empty is not written', () => {
  const facet = {
    requests: { cpu: '100m', memory: '128Mi', ephemeralStorage: '64Mi' },
    limits: { cpu: '', memory: '128Mi', ephemeralStorage: '1Gi' },
  };
  expect(mainOf(resources(facet, atWorkload()))).toEqual({
    resources: {
      requests: { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '64Mi' },
      limits: { memory: '128Mi', 'ephemeral-storage': '1Gi' },
    },
  });
});
