import { expect, test } from 'vitest';
import { newest, readyBehind } from './served.js';

const version = (resourceVersion: number) => ({ resourceVersion: String(resourceVersion) });

function pod(at: number, name: string, labels: { readonly [name: string]: string } = {}) {
  const conditions = [{ type: 'Ready', status: 'True' }];
  return { metadata: { name, labels: { app: 'web', ...labels }, ...version(at) }, status: { conditions } };
}
function leaving(at: number, name: string) {
  const { metadata, ...rest } = pod(at, name);
  return { metadata: { ...metadata, deletionTimestamp: '2026-11-20T10:00:00Z' }, ...rest };
}
function starting(at: number, name: string) {
  return { ...pod(at, name), status: { conditions: [{ type: 'Ready', status: 'False' }] } };
}
function web(at: number, selector: { readonly [label: string]: string } = { app: 'web' }) {
  return { metadata: { name: 'web', ...version(at) }, spec: { selector } };
}

test('pods are counted from when they are ready to when they are told to go', () => {
  const pods = [starting(2, 'a'), pod(3, 'a'), starting(4, 'b'), leaving(5, 'a'), pod(6, 'b')];
  expect(readyBehind({ service: 'web', services: [web(1)], pods }, 0)).toEqual([0, 0, 1, 1, 0, 1]);
});

test('a Service that narrows leads to the pods of one version', () => {
  const pods = [pod(2, 'old', { hash: '1' }), pod(3, 'new', { hash: '2' })];
  const services = [web(1), web(4, { app: 'web', hash: '2' }), web(5, { app: 'web', hash: '3' })];
  expect(readyBehind({ service: 'web', services, pods }, 0)).toEqual([0, 1, 2, 1, 0]);
});

test('other Services and what came before do not count', () => {
  const other = { ...web(4), metadata: { name: 'other', ...version(4) } };
  const seen = { service: 'web', services: [other, web(1)], pods: [pod(2, 'a'), pod(5, 'b')] };
  expect(readyBehind(seen, 4)).toEqual([2]);
  expect(newest([...seen.pods, ...seen.services])).toBe(5);
});
