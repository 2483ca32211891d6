import { expect, test } from 'vitest';
import { withArgoPhase } from './hooks.js';

const object = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'a', annotations: { x: 'y' } } };

test.each([
  ['before', 'PreSync'],
  ['with', 'Sync'],
  ['after', 'PostSync'],
  ['on-failure', 'SyncFail'],
] as const)('%s is %s', (when, hook) => {
  expect(
    withArgoPhase({ object, phase: { when, order: -5, rerun: 'each-release' } }).metadata.annotations,
  ).toEqual({
    x: 'y',
    'argocd.argoproj.io/hook': hook,
    'argocd.argoproj.io/sync-wave': '-5',
    'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
  });
});

test('what others wait for has a place, and is no hook', () => {
  expect(withArgoPhase({ object, order: -200 }).metadata.annotations).toEqual({
    x: 'y',
    'argocd.argoproj.io/sync-wave': '-200',
  });
});

test('what holds data goes when a person has confirmed, from Git and with its Application', () => {
  expect(withArgoPhase({ object, order: -200, kept: true }).metadata.annotations).toEqual({
    x: 'y',
    'argocd.argoproj.io/sync-wave': '-200',
    'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm',
  });
});

test('everything else is left as it is', () => {
  expect(withArgoPhase({ object })).toBe(object);
});
