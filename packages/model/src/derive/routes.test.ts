import { expect, test } from 'vitest';
import { explain } from '../resolve/explain.js';
import { resolve } from '../resolve/resolve.js';
import { environmentOf, platformOf, serverOf } from '../testing/platforms.js';

const dev = (facets: object) => {
  const routes = {
    public: { hosts: ['api'], port: 'http' },
    quick: { hosts: ['b'], port: 'http', timeoutSeconds: 3 },
  };
  const [resolved] = resolve(
    platformOf([serverOf('api', { routes, ...facets })], [environmentOf('dev')]),
  ).environments;
  if (resolved === undefined) throw new Error('dev is not there');
  return resolved;
};

test.each([
  [{}, 20],
  [{ shutdown: { drainSeconds: 75 } }, 75],
  [{ shutdown: { drainSeconds: 0 } }, 1],
])('a request has as long as the pods of %j drain, where its route does not say', (facets, seconds) => {
  const { server } = dev(facets).services.get('api')?.workloads ?? {};
  expect(server?.routes?.['public']?.timeoutSeconds).toBe(seconds);
  expect(server?.routes?.['quick']?.timeoutSeconds).toBe(3);
  expect(server?.backend).toMatchObject({
    timeoutSeconds: Math.max(seconds, 3),
    drainSeconds: server?.termination?.drainSeconds,
  });
});

test('who asks is told whether a limit was written or follows', () => {
  const limitOf = (route: string) =>
    explain(dev({}), `api.server.routes.${route}.timeoutSeconds`).map(({ chain }) => chain.at(-1)?.layer);
  expect(limitOf('public')).toEqual(['derived']);
  expect(limitOf('quick')).toEqual(['service']);
});
