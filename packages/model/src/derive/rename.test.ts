import { expect, test } from 'vitest';
import { explain } from '../resolve/explain.js';
import { resolve } from '../resolve/resolve.js';
import { platformOf, problemsOf, serverOf, serviceIn, serviceOf } from '../testing/platforms.js';

const renaming = (serves: 'old' | 'new') => {
  const routes = { public: { hosts: ['api'], port: 'http' }, slow: { hosts: ['slow'], port: 'http' } };
  const platform = platformOf([
    serverOf('api', { formerly: { name: 'web', serves }, routes }),
    serviceOf('shop', { calls: { api: 'server.http' } }),
  ]);
  const [api, shop] = ['api', 'shop'].map((name) => serviceIn(platform, 'dev', name));
  return { workloads: api?.workloads ?? {}, callers: api?.callers ?? [], calls: shop?.calls ?? [] };
};

test.each([
  ['old', 'web', 'server'],
  ['new', 'server', 'web'],
] as const)(
  'while a workload changes its name, the %s one answers routes and calls',
  (serves, answers, silent) => {
    const { workloads, callers, calls } = renaming(serves);
    expect(Object.keys(workloads).sort()).toEqual(['server', 'web']);
    expect(Object.keys(workloads[answers]?.routes ?? {})).toEqual(['public', 'slow']);
    expect(workloads[silent]?.routes).toEqual({});
    expect(calls).toMatchObject([{ workload: answers, host: `api-${answers}.api.svc.cluster.local` }]);
    expect(callers.map(({ workload }) => workload)).toEqual(['server', 'web']);
  },
);

test.each(['old', 'new'] as const)('the edge treats both names alike while the %s one answers', (serves) => {
  const { workloads } = renaming(serves);
  expect(workloads['web']?.backend).toMatchObject({ ports: ['http'], health: { port: 8080 } });
  expect(workloads['server']?.backend).toEqual(workloads['web']?.backend);
  expect(workloads['web']?.renaming).toEqual({ other: 'api-server', serves: serves === 'old' });
  expect(workloads['server']?.renaming).toEqual({ other: 'api-web', serves: serves === 'new' });
});

test('what is wrong about routes is said once, not once for each name', () => {
  const extras = { google: { affinity: 'cookie' } };
  const routes = {
    public: { hosts: ['api'], port: 'http' },
    slow: { hosts: ['slow'], port: 'http', extras },
  };
  const problems = problemsOf(platformOf([serverOf('api', { formerly: 'web', routes })]));
  expect([...new Set(problems.map(({ code, path }) => `${code} ${path}`))]).toEqual([
    'FL_ROUTE_BACKEND workloads.server.routes.slow.extras.google',
  ]);
});

test('both names run the same', () => {
  const { workloads } = renaming('old');
  expect(workloads['web']?.image).toEqual(workloads['server']?.image);
  expect(workloads['web']?.objectName).toBe('api-web');
});

test('the old name is explained by what is written of the new one', () => {
  const platform = platformOf([serverOf('api', { formerly: 'web', scaling: { min: 4 } })]);
  const [dev] = resolve(platform).environments;
  const [min] = dev ? explain(dev, 'api.web.scaling.min') : [];
  expect(min?.chain.at(-1)).toMatchObject({
    layer: 'service',
    path: 'workloads.server.scaling.min',
    value: 4,
  });
});
