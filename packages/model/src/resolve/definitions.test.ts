import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FairleadError } from '../problem.js';
import { everything } from '../testing/everything.js';
import { environmentOf, type Fields, filesOf, platformOf, serviceOf } from '../testing/platforms.js';
import { resolve } from './resolve.js';

const environments = ['dev', 'stg', 'prod'];
const names = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/);
const some = <T>(values: fc.Arbitrary<T>) =>
  fc.dictionary(names, values, { maxKeys: 3, noNullPrototype: true });

const ports = fc
  .uniqueArray(fc.integer({ min: 1, max: 65535 }), { minLength: 1, maxLength: 3 })
  .map((numbers) => Object.fromEntries(numbers.map((port, i) => [`p${i}`, { port }])));
const env = fc.dictionary(
  fc.stringMatching(/^[A-Z][A-Z_]{0,6}$/),
  fc.oneof(fc.string(), fc.integer(), fc.boolean()),
  {
    maxKeys: 4,
    noNullPrototype: true,
  },
);
const scaling = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.nat(5))
  .map(([min, more]) => ({ min, max: min + more }));
const placement = fc.record({ apart: fc.boolean(), nodeSelector: some(fc.string()) }, { requiredKeys: [] });
const presence = fc.option(fc.subarray(environments), { nil: undefined });

const part = (facets: { readonly [facet: string]: fc.Arbitrary<unknown> }) =>
  fc.record(facets, { requiredKeys: [] });
const common = { env, placement };
const running = { ...common, scaling };

const workload = fc.oneof(
  fc
    .tuple(part(running), ports, presence)
    .map(([said, each, where]) => ({ kind: 'server', ports: each, ...at(where), ...said })),
  fc.tuple(part(running), presence).map(([said, where]) => ({ kind: 'worker', ...at(where), ...said })),
  fc.tuple(part(common), fc.integer({ min: 0, max: 59 }), presence).map(([said, minute, where]) => ({
    ...{ kind: 'cron', schedule: { cron: `${minute} 3 * * *` } },
    ...{ ...at(where), ...said },
  })),
);

function at(where: readonly string[] | undefined): Fields {
  return where === undefined ? {} : { environments: where };
}

const definitions = fc
  .tuple(fc.dictionary(names, workload, { minKeys: 1, maxKeys: 3, noNullPrototype: true }), presence)
  .chain(([workloads, where]) => {
    const overrides = Object.fromEntries(
      Object.entries(workloads).map(([name, { kind }]) => [name, part(kind === 'cron' ? common : running)]),
    );
    const ofEnvironment = fc.record({ workloads: fc.record(overrides, { requiredKeys: [] }) });
    const each = Object.fromEntries(environments.map((environment) => [environment, ofEnvironment]));
    return fc
      .record(each, { requiredKeys: [] })
      .map((differences) => ({ workloads, ...at(where), overrides: saying(differences) }));
  });

/** The same without objects that have no entries: an override of that kind is refused. */
function saying(fields: Fields): Fields {
  const said = Object.entries(fields).flatMap(([key, value]) => {
    if (typeof value !== 'object' || value === null) return [[key, value]];
    const inside = saying(value as Fields);
    return Object.keys(inside).length === 0 ? [] : [[key, inside]];
  });
  return Object.fromEntries(said);
}

test('whatever is defined resolves to JSON that survives being printed', () => {
  fc.assert(
    fc.property(definitions, (fields) => {
      const { environments: resolved, files } = resolve(platformOf([serviceOf('api', fields)]));
      const texts = new Map(files.map(({ path, content }) => [path, content]));
      for (const { name, services } of resolved) {
        for (const [service, value] of services) {
          expect(JSON.parse(texts.get(`environments/${name}/services/${service}.json`) ?? '')).toEqual(value);
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('whatever is defined resolves to the same bytes twice', () => {
  fc.assert(
    fc.property(definitions, (fields) => {
      const copy = structuredClone(fields);
      expect(filesOf(platformOf([serviceOf('api', copy)]))).toEqual(
        filesOf(platformOf([serviceOf('api', fields)])),
      );
      expect(copy).toEqual(fields);
    }),
    { numRuns: 30 },
  );
});

test('an override in one environment never reaches another', () => {
  fc.assert(
    fc.property(definitions, fc.constantFrom(...environments), (fields, other) => {
      const without = {
        ...fields,
        overrides: Object.fromEntries(Object.entries(fields.overrides).filter(([e]) => e !== other)),
      };
      const [mine, theirs] = [fields, without].map((each) => filesOf(platformOf([serviceOf('api', each)])));
      const elsewhere = Object.keys(mine ?? {}).filter((path) => !path.startsWith(`environments/${other}/`));
      for (const path of elsewhere) expect(theirs?.[path]).toBe(mine?.[path]);
    }),
    { numRuns: 20 },
  );
});

/** Every place inside a definition, as property names. */
function placesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  const inside =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  return inside.flatMap(([key, each]) => [[...path, key], ...placesIn(each, [...path, key])]);
}

const overridable = placesIn(everything).filter(([first, , facet, ...rest]) =>
  first !== 'workloads' ? true : facet !== undefined && (facet !== 'kind' || rest.length > 0),
);

test.each(overridable.map((path) => [path.join('.'), path] as const))(
  'an override can take away %s, or says why not',
  (_, path) => {
    const taken = path.reduceRight<unknown>((inside, key) => ({ [key]: inside }), null);
    const api = serviceOf('api', { ...everything, overrides: { prod: taken } });
    const platform = platformOf([api], [environmentOf('prod')]);
    try {
      const files = filesOf(platform);
      for (const text of Object.values(files)) expect(text).not.toMatch(/undefined|NaN/);
    } catch (error) {
      if (!(error instanceof FairleadError)) throw error;
      for (const { file } of error.problems) expect(file).toBe('apps/services/api/service.ts');
    }
  },
);
