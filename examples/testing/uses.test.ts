import { declare, type Json, platform } from '@fairlead/model';
import { expect, test } from 'vitest';
import { workload } from '../../packages/k8s/src/features/workload.js';
import { contains } from './contains.js';
import { definitions, kubernetes } from './languages.js';
import { unused } from './uses.js';

const language = definitions();
const says = (facet: string, found: Json, wanted: Json) => contains(found, wanted, facet, language);

test('names, numbers and texts may be others, words may not', () => {
  const wanted = { data: { from: { claim: { size: '10Gi', eachPod: true } }, at: '/data' } };
  const found = (eachPod: boolean) => ({
    disk: { from: { claim: { size: '1Gi', eachPod } }, at: '/disk', readOnly: false },
  });
  expect(says('volumes', found(true), wanted)).toBe(true);
  expect(says('volumes', found(false), wanted)).toBe(false);
  expect(says('update', { strategy: 'rolling' }, { strategy: 'recreate' })).toBe(false);
});

test('a field is no name: another field does not stand for it', () => {
  expect(says('update', { historyLimit: 5 }, { minReadySeconds: 5 })).toBe(false);
  expect(says('env', { B: { field: 'metadata.name' } }, { A: { resource: 'limits.memory' } })).toBe(false);
});

test('none is not some', () => {
  expect(says('update', { maxSurge: 2 }, { maxSurge: 1 })).toBe(true);
  expect(says('update', { maxSurge: 2 }, { maxSurge: 0 })).toBe(false);
});

test('each of several has one for itself', () => {
  const two = { a: { build: { target: 'a' } }, b: { build: { target: 'b' } } };
  expect(says('images', { main: { build: { target: 'c' } } }, two)).toBe(false);
  expect(says('images', { main: { build: { target: 'c' } }, more: { build: { target: 'd' } } }, two)).toBe(
    true,
  );
});

test('of Kubernetes objects the words of its own count', () => {
  const is = (found: Json, wanted: Json) => contains(found, wanted, '', kubernetes);
  expect(is({ spec: { type: 'ClusterIP', labels: { a: 'b' } } }, { spec: { labels: { c: 'd' } } })).toBe(
    true,
  );
  expect(is({ strategy: { type: 'RollingUpdate' } }, { strategy: { type: 'Recreate' } })).toBe(false);
});

test('what a platform does not use is told: what nobody says, and what nothing is like', () => {
  const { service, environment } = declare({ environments: ['dev'], sets: [] });
  const only = platform({
    name: 'small',
    repository: { url: 'https://git.example.com/small.git' },
    environments: [
      environment('dev', {
        tier: 'development',
        cloud: { provider: 'none' },
        domain: 'dev.example.com',
        delivery: { strategy: 'commit-on-merge' },
      }),
    ],
    services: [service({ name: 'mail', workloads: { sender: { kind: 'worker' } } })],
  });
  const told = unused(workload.features, { platform: only, objects: [] });
  // Nothing is rendered here, so every row is told.
  for (const { feature } of workload.features) {
    expect(told.filter((line) => line.startsWith(`${feature}: `)).length).toBeGreaterThan(0);
  }
  expect(told).toContainEqual(expect.stringMatching(/^How many old revisions are kept: nobody says update/));
  expect(told).not.toContainEqual(expect.stringMatching(/^A worker without ports: nobody says/));
});
