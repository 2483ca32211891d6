import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Json, printJson } from '../json.js';
import { type Layer, mergeLayers } from './merge.js';
import { type LayerName, type Step, Trace } from './trace.js';

const names: readonly LayerName[] = ['built-in default', 'environment default', 'service', 'override'];
const files = ['', 'environment.ts', 'service.ts', 'service.ts'];

/** The same words as a default, an environment default, a service and an override. */
function layersOf(...values: readonly unknown[]): readonly Layer[] {
  return values.map((value, i) => {
    const name = names[i] ?? 'override';
    return {
      by: { name, file: files[i] ?? 'override.ts', path: i === 0 ? '' : name.replace(' ', '-') },
      value,
    };
  });
}

function merge(
  layers: readonly Layer[],
  atomic: readonly string[] = [],
): { value: Json | undefined; trace: Trace } {
  const trace = new Trace();
  return { value: mergeLayers(layers, { atomic, trace, at: 'f' }), trace };
}

const said = (chain: readonly Step[]) => chain.map(({ layer, value }) => [layer, value]);

test('a higher layer goes over a lower one, key by key', () => {
  const { value } = merge(layersOf({ a: 1, b: { c: 1, d: 1 } }, { b: { c: 2 } }, { a: 3 }, { b: { e: 4 } }));
  expect(value).toEqual({ a: 3, b: { c: 2, d: 1, e: 4 } });
});

test('a list is taken whole', () => {
  expect(merge(layersOf({ a: [1, 2] }, undefined, { a: [3] })).value).toEqual({ a: [3] });
});

test('a layer that says nothing changes nothing', () => {
  const { value, trace } = merge(layersOf({ a: 1 }, undefined, { a: undefined }, {}));
  expect(value).toEqual({ a: 1 });
  expect(trace.chain('f.a')).toHaveLength(1);
});

test('an object without entries is told of where it goes over one with some', () => {
  const idle: string[] = [];
  const layers = layersOf({}, { a: { x: 1 }, b: {}, whole: { x: 1 } }, { a: {}, b: {}, c: {}, whole: {} });
  const trace = { record: () => {} };
  mergeLayers(layers, { atomic: ['whole'], at: 'f', trace, idle: (_, below) => idle.push(below.join('.')) });
  expect(idle).toEqual(['a']);
});

test('null takes away what another author wrote', () => {
  const { value, trace } = merge(layersOf({}, { a: { x: 1 }, b: 1 }, { a: { y: 1 } }, { a: null }));
  expect(value).toEqual({ b: 1 });
  expect(said(trace.chain('f.a.x'))).toEqual([
    ['environment default', 1],
    ['override', undefined],
  ]);
});

test('where null takes away what went over a default, the default holds again', () => {
  const { value, trace } = merge(layersOf({ a: { x: 1 } }, undefined, { a: { x: 2, y: 2 } }, { a: null }));
  expect(value).toEqual({ a: { x: 1 } });
  expect(said(trace.chain('f.a.x'))).toEqual([
    ['built-in default', 1],
    ['service', 2],
    ['override', undefined],
    ['built-in default', 1],
  ]);
  expect(said(trace.chain('f.a.y')).at(-1)).toEqual(['override', undefined]);
});

test('null where nothing lies below leaves nothing', () => {
  expect(merge(layersOf({}, { a: { b: null, c: 1 } })).value).toEqual({ a: { c: 1 } });
});

test('an atomic place is taken whole from the highest layer that has one', () => {
  const layers = layersOf({ env: { A: { secret: 's', key: 'k' } } }, undefined, {
    env: { A: { value: '1' }, B: { value: '2' } },
  });
  expect(merge(layers, ['env.*']).value).toEqual({ env: { A: { value: '1' }, B: { value: '2' } } });
  expect(merge(layers).value).toMatchObject({ env: { A: { secret: 's', key: 'k', value: '1' } } });
});

test('inside an atomic place null is a value', () => {
  expect(merge(layersOf({}, { x: { merge: { a: null } } }), ['x']).value).toEqual({
    x: { merge: { a: null } },
  });
});

test('what an atomic place no longer has was taken away by the layer that replaced it', () => {
  const { trace } = merge(layersOf({}, { a: { x: 1, y: 1 } }, { a: { x: 2 } }), ['a']);
  expect(said(trace.chain('f.a.y'))).toEqual([
    ['environment default', 1],
    ['service', undefined],
  ]);
});

test('every layer that speaks of a value is in its chain, with the place in its file', () => {
  const { trace } = merge(layersOf({ a: { b: 1 } }, { a: { b: 2 } }, { a: { b: 3 } }, { a: { b: 4 } }));
  expect(trace.chain('f.a.b')).toEqual([
    { layer: 'built-in default', file: '', path: '', value: 1 },
    { layer: 'environment default', file: 'environment.ts', path: 'environment-default.a.b', value: 2 },
    { layer: 'service', file: 'service.ts', path: 'service.a.b', value: 3 },
    { layer: 'override', file: 'service.ts', path: 'override.a.b', value: 4 },
  ]);
});

const keys = fc.constantFrom('a', 'b', 'c', 'a.b', 'constructor');
const { tree: trees } = fc.letrec<{ tree: Json }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    fc.constantFrom<Json>(1, 'x', false, [1], {}, null),
    fc.dictionary(keys, tie('tree'), { maxKeys: 3 }),
  ),
}));
const objects = fc.dictionary(keys, trees, { maxKeys: 3, noNullPrototype: true });
const atomics = fc.subarray(['a', '*.b', 'c.*'], { minLength: 0 });

const printed = (value: Json | undefined) => (value === undefined ? '' : printJson(value));

test('saying the highest layer twice changes nothing', () => {
  fc.assert(
    fc.property(objects, objects, objects, atomics, (low, middle, high, atomic) => {
      const once = merge(layersOf(low, middle, high), atomic).value;
      expect(printed(merge(layersOf(low, middle, high, high), atomic).value)).toBe(printed(once));
    }),
  );
});

test('the order of keys in a layer never matters', () => {
  const reversed = (value: unknown): unknown =>
    typeof value !== 'object' || value === null || Array.isArray(value)
      ? value
      : Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, part]) => [key, reversed(part)]),
        );
  fc.assert(
    fc.property(fc.array(objects, { maxLength: 4 }), atomics, (values, atomic) => {
      const value = merge(layersOf(...values), atomic).value;
      expect(printed(merge(layersOf(...values.map(reversed)), atomic).value)).toBe(printed(value));
    }),
  );
});

test('the last step of the chain of every value is the value', () => {
  const leaves = (path: string, value: Json | undefined): readonly (readonly [string, Json | undefined])[] =>
    typeof value !== 'object' || value === null || Array.isArray(value) || Object.keys(value).length === 0
      ? [[path, value]]
      : Object.entries(value).flatMap(([key, part]) => leaves(`${path}.${key}`, part));
  const plain = fc.dictionary(
    keys.filter((key) => key !== 'a.b'),
    trees.filter((tree) => !JSON.stringify(tree).includes('a.b')),
  );
  fc.assert(
    fc.property(fc.array(plain, { minLength: 1, maxLength: 4 }), atomics, (values, atomic) => {
      const { value, trace } = merge(layersOf(...values), atomic);
      for (const [path, leaf] of leaves('f', value)) {
        const last = trace.chain(path).at(-1);
        // An object that lost its last entry is empty, and no layer said so.
        if (JSON.stringify(leaf) !== '{}') expect([path, last?.value]).toEqual([path, leaf]);
      }
    }),
  );
});
