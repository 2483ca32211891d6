import { expect, test } from 'vitest';
import { isObject, type Json } from '../json.js';
import { type AnyFacet, resolveFacet } from '../resolve/facet.js';
import { Trace } from '../resolve/trace.js';
import { serviceFacets, workloadFacets } from './table.js';

const facets: { readonly [name: string]: unknown } = { ...serviceFacets, ...workloadFacets };
const builtIn = ['built-in default'];

/** The layers that had a say in each value of a facet, which an author wrote these things about. */
function layersIn(name: string, ...said: readonly unknown[]) {
  const speakers = [
    { name: 'service', file: 'service.ts', path: name },
    { name: 'override', file: 'service.ts', path: `overrides.prod.${name}` },
  ] as const;
  const trace = new Trace();
  const layers = said.flatMap((value, at) => (speakers[at] ? [{ by: speakers[at], value }] : []));
  const owner = { tier: 'staging', service: 'api', file: 'service.ts', trace } as const;
  const { value } = resolveFacet(facets[name] as AnyFacet, { name, layers, at: name, kind: 'server' }, owner);
  const chains = leavesOf(value, name).map((path) => [
    path.slice(name.length + 1),
    trace.chain(path).map(({ layer }) => layer),
  ]);
  return { trace, chains: Object.fromEntries(chains) as { [path: string]: readonly string[] } };
}

function leavesOf(value: Json | undefined, path: string): readonly string[] {
  const entries = isObject(value) ? Object.entries(value) : [];
  return entries.length === 0
    ? [path]
    : entries.flatMap(([name, part]) => leavesOf(part, path === '' ? name : `${path}.${name}`));
}

const cloudSql = { kind: 'cloud-sql', size: 'small', storageGb: 10, highlyAvailable: false };

test.each([
  [
    'databases',
    { main: { engine: 'postgres', connection: cloudSql } },
    /instance|proxyMemory|authentication/,
  ],
  ['databases', { main: { engine: 'postgres', connection: { kind: 'container' } } }, /connection\.image/],
  ['secrets', { db: { keys: { a: 'x', b: { name: 'y' } } } }, /property|version$/],
  ['images', { main: { build: { target: 'run' } } }, /context|dockerfile|args|platforms/],
  ['images', { main: { vendor: { repository: 'redis' } } }, /range/],
  ['images', { main: { external: { repository: 'a/b', source: 'c/d' } } }, /^$/],
  [
    'rollout',
    { strategy: 'canary', steps: [{ weight: 20 }] },
    /form|scaleDown|analysis|jobs|rollbackWindow|traffic/,
  ],
  [
    'rollout',
    { strategy: 'blue-green', rollbackWindow: 1 },
    /form|scaleDown|analysis|jobs|promoteAfterSeconds|keepOldSeconds/,
  ],
  ['volumes', { data: { from: { claim: { size: '1Gi' } }, at: '/data' } }, /accessMode|eachPod/],
  ['env', { A: { secret: 'db', key: 'a' }, B: { set: 'own', key: 'b' } }, /optional/],
  ['env', { A: { resource: 'limits.memory' }, B: { field: 'metadata.name' }, C: 1 }, /container/],
  ['env', { A: { call: 'web' }, B: { database: 'main', part: 'host' } }, /endpoint|A\.part/],
])('of %s %j only what was written is told as the words of a layer', (name, said, fills) => {
  const plain = layersIn(name, said).chains;
  const filled = Object.keys(plain).filter((path) => fills.test(path));
  expect(filled.length > 0).toBe(fills.source !== '^$');
  for (const path of filled) expect([path, plain[path]]).toEqual([path, builtIn]);
  const written = layersIn(name, said).trace;
  const texts = JSON.stringify(said);
  for (const path of Object.keys(plain).filter((each) => !fills.test(each))) {
    const step = written.chain(`${name}.${path}`).findLast(({ layer }) => layer === 'service');
    if (step === undefined) continue;
    for (const text of [step.value].flat()) {
      // The origin of an image is the name that it is written under.
      const word = path.endsWith('.origin') ? String(text).replace('built', 'build') : text;
      const parts = isObject(word as Json) ? leaves(word as Json) : [String(word)];
      for (const part of parts) expect(texts).toContain(part);
    }
  }
});

const leaves = (value: Json): readonly string[] =>
  isObject(value)
    ? Object.values(value).flatMap((part) => (part === undefined ? [] : leaves(part)))
    : [String(value)];

test.each(['init', 'sidecars'])('what the variables of %s leave out is told as a default', (name) => {
  const { chains, trace } = layersIn(name, {
    proxy: { image: 'main', env: { A: { set: 'own', key: 'a' }, B: 1 }, envFrom: [{ set: 'own' }] },
  });
  expect(chains).toMatchObject({
    'proxy.image': ['service'],
    'proxy.env.A.set': ['service'],
    'proxy.env.A.optional': builtIn,
    'proxy.env.B.value': ['service'],
  });
  expect(trace.chain(`${name}.proxy.envFrom`).at(-1)?.value).toEqual([{ set: 'own' }]);
});

test('a list is told as it was written, without what its items leave out', () => {
  const { trace } = layersIn('envFrom', [{ set: 'own' }, { secret: 'db', prefix: 'DB_' }]);
  expect(trace.chain('envFrom').at(-1)).toMatchObject({
    layer: 'service',
    value: [{ set: 'own' }, { secret: 'db', prefix: 'DB_' }],
  });
});

test('what the layer below wrote and the one above leaves out is a default again', () => {
  const below = { strategy: 'canary', steps: [{ weight: 20 }], rollbackWindow: 5 };
  const { chains, trace } = layersIn('rollout', below, { strategy: 'canary', steps: [{ weight: 50 }] });
  expect(chains).toMatchObject({
    strategy: ['built-in default', 'service', 'override'],
    rollbackWindow: ['service', 'built-in default'],
  });
  expect(trace.chain('rollout.rollbackWindow').map(({ value }) => value)).toEqual([5, 3]);
});

test('what is wrong with something filled in stands where its author wrote what is around it', () => {
  const below = { strategy: 'canary', steps: [{ weight: 20 }], rollbackWindow: 5 };
  const { trace } = layersIn('rollout', below, { strategy: 'canary', steps: [{ weight: 50 }] });
  expect(trace.author('rollout.rollbackWindow')).toEqual({
    file: 'service.ts',
    path: 'overrides.prod.rollout.rollbackWindow',
  });
});

test('a default that holds again is not what another layer had filled in', () => {
  const { trace } = layersIn('images', { main: { build: { context: 'app' } } }, { main: null });
  expect(trace.chain('images.main.context').map(({ layer, value }) => [layer, value])).toEqual([
    ['built-in default', '.'],
    ['service', 'app'],
    ['override', undefined],
    ['built-in default', '.'],
  ]);
});

test.each(Object.entries(facets).flatMap(([name, facet]) => ((facet as AnyFacet).fill ? [name] : [])))(
  'the defaults of %s fill in, and go over nothing',
  (name) => {
    const { fill } = facets[name] as AnyFacet;
    const written = samples[name];
    expect(written).toBeDefined();
    expect(fill?.(written as never)).toMatchObject(written as object);
  },
);

const container = { image: 'main', env: { A: { set: 'own', key: 'a', optional: true } } };
const samples: { readonly [name: string]: unknown } = {
  databases: { main: { engine: 'mysql', connection: { ...cloudSql, instance: 'a', proxyMemory: '1Gi' } } },
  secrets: { db: { keys: { a: { name: 'x', property: 'p', version: '2' } } } },
  images: { main: { origin: 'built', target: 'x', args: { A: 'b' } }, b: { origin: 'vendor', range: '^1' } },
  volumes: { a: { from: { claim: { size: '1Gi', eachPod: true } }, at: '/a' }, b: { readOnly: true } },
  rollout: { strategy: 'blue-green', keepOldSeconds: 1, promoteAfterSeconds: 2, rollbackWindow: 0 },
  env: {
    A: { set: 'own', key: 'a', optional: true },
    B: { call: 'web', part: 'host', endpoint: 'server.http' },
  },
  envFrom: [{ set: 'own', prefix: 'A_', optional: true }],
  init: { a: container },
  sidecars: { a: container },
};
