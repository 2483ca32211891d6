import { expect, test } from 'vitest';
import { atService } from '../../testing/at.js';
import { manifests } from './manifests.js';

test('an object of a file is joined as it stands', () => {
  const object = { apiVersion: 'v1', kind: 'LimitRange', metadata: { name: 'limits' }, spec: { limits: [] } };
  expect(manifests([object], atService())).toEqual({ objects: [{ object }] });
});
