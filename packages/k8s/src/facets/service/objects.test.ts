import { expect, test } from 'vitest';
import { atService } from '../../testing/at.js';
import { objects } from './objects.js';

test('an object that no facet renders is joined as it stands', () => {
  const quota = {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'api' },
    spec: { hard: { pods: '4' } },
  };
  expect(objects({ quota }, atService())).toEqual({ objects: [{ object: quota }] });
});
