import { expect, test } from 'vitest';
import { platformOf, problemsOf, serviceOf } from '../testing/platforms.js';

const claim = { size: '1Gi' };
const volumesOf = (of: object) => ({ data: { from: { claim: of }, at: '/data' } });
const one = { scaling: { min: 1 } };
const ports = { http: { port: 8080 } };

test.each([
  ['a single pod that ends before its successor starts', { ...one, update: { strategy: 'recreate' } }],
  ['a single pod whose update surges by nothing', { ...one, update: { maxSurge: 0 } }],
  ['one pod of a stateful workload', { kind: 'stateful', ...one }],
  ['a disk for each pod', { kind: 'stateful', volumes: volumesOf({ ...claim, eachPod: true }) }],
  ['storage for many nodes', { volumes: volumesOf({ ...claim, accessMode: 'ReadWriteMany' }) }],
])('storage may be kept by %s', (_who, facets) => {
  const server = { kind: 'server', ports, volumes: volumesOf(claim), ...facets };
  expect(problemsOf(platformOf([serviceOf('api', { workloads: { server } })]))).toEqual([]);
});

test('storage may be kept by runs that wait for each other', () => {
  const nightly = { kind: 'cron', schedule: { cron: '0 3 * * *' }, volumes: volumesOf(claim) };
  expect(problemsOf(platformOf([serviceOf('api', { workloads: { nightly } })]))).toEqual([]);
});

test('what is said to mend fits what is wrong', () => {
  const said = (facets: object) => {
    const workloads = { server: { kind: 'server', ports, volumes: volumesOf(claim), ...facets } };
    return problemsOf(platformOf([serviceOf('api', { workloads })]))[0]?.mend;
  };
  expect(said({ kind: 'stateful' })).toMatch(/^run one .*eachPod/);
  expect(said(one)).toBe(
    "set update.strategy to 'recreate', or take storage with accessMode 'ReadWriteMany'",
  );
});
