import { FairleadError, type Service } from '@fairlead/model';
import { expect, test } from 'vitest';
import { renderObjects } from './format/objects.js';
import { resolved, service } from './testing/resolved.js';

const workloads = { server: { kind: 'worker' } } as const;
const about = { apiVersion: 'v1', metadata: { name: 'token', namespace: 'api' } } as const;

function problemsOf(definition: Service) {
  const { service: api, environment } = resolved(definition);
  try {
    renderObjects(api, environment);
    return [];
  } catch (error) {
    if (error instanceof FairleadError) return error.problems;
    throw error;
  }
}

test.each([
  ['data', { ...about, kind: 'Secret', data: { token: 'czNjcjN0' } }],
  ['stringData', { ...about, kind: 'Secret', stringData: { token: 's3cr3t' } }],
  [
    'an item of a List',
    { ...about, kind: 'List', items: [{ ...about, kind: 'Secret', data: { token: 'czNjcjN0' } }] },
  ],
  [
    'a template of something else',
    { ...about, kind: 'Replicator', spec: { template: { kind: 'Secret', stringData: { token: 's3cr3t' } } } },
  ],
])('a Secret with values is refused: %s', (_what, token) => {
  const [problem, ...others] = problemsOf(service({ name: 'api', workloads, objects: { token } }));
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    code: 'FL_SECRET_VALUE',
    path: 'objects.token',
    value: `${token.kind}/token`,
  });
  expect(JSON.stringify(problem)).not.toMatch(/s3cr3t|czNjcjN0/);
});

test('a patch cannot give values to a Secret', () => {
  const token = { ...about, kind: 'Secret', type: 'Opaque' };
  const definition = (patches: Parameters<typeof service>[0]['patches']) =>
    service({ name: 'api', workloads, objects: { token }, ...(patches && { patches }) });
  expect(problemsOf(definition(undefined))).toEqual([]);
  const target = { kind: 'Secret', name: 'token' };
  for (const patch of [
    { target, merge: { stringData: { token: 's3cr3t' } } },
    { target, operations: [{ op: 'add', path: '/data', value: { token: 'czNjcjN0' } }] } as const,
  ]) {
    expect(problemsOf(definition([patch]))).toMatchObject([
      { code: 'FL_SECRET_VALUE', path: 'patches', value: 'Secret/token' },
    ]);
  }
});

test('an object that only names a Secret is no Secret', () => {
  const pod = { ...about, kind: 'Pod', spec: { volumes: [{ secret: { secretName: 'token' } }] } };
  expect(problemsOf(service({ name: 'api', workloads, objects: { pod } }))).toEqual([]);
});
