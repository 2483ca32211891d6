import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { mainOf } from '../../testing/parts.js';
import { envFrom } from './env-from.js';

test('whole sets and secrets keep their order, in which a later one wins', () => {
  const sources = [
    { set: 'shared', prefix: '', optional: false },
    { secret: 'tokens', prefix: 'TOKEN_', optional: true },
  ];
  expect(mainOf(envFrom(sources, atWorkload()))).toEqual({
    envFrom: [
      { configMapRef: { name: 'api-shared' } },
      { prefix: 'TOKEN_', secretRef: { name: 'api-tokens', optional: true } },
    ],
  });
});

test('no source is no field', () => {
  expect(mainOf(envFrom([], atWorkload()))).toEqual({});
});
