import { expect, test } from 'vitest';
import { parseChallenge } from './challenge.js';

test.each([
  [
    'Bearer realm="https://auth.example.com/token",service="registry",scope="repository:a/b:pull,push"',
    'bearer',
    { realm: 'https://auth.example.com/token', service: 'registry', scope: 'repository:a/b:pull,push' },
  ],
  ['bearer realm=https://a/t', 'bearer', { realm: 'https://a/t' }],
  ['Basic realm="a \\"b\\""', 'basic', { realm: 'a "b"' }],
  ['Basic', 'basic', {}],
  ['Negotiate, Basic realm="x"', 'basic', { realm: 'x' }],
  ['Bearer realm="r", Basic realm="x"', 'bearer', { realm: 'r' }],
])('%s is read', (header, scheme, parameters) => {
  expect(parseChallenge(header)).toEqual({ scheme, parameters });
});

test.each([null, '', 'Negotiate', 'Digest realm="x"'])('%s asks for nothing that is known here', (header) => {
  expect(parseChallenge(header)).toBeUndefined();
});
