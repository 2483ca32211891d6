import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FairleadError } from '../problem.js';
import { fileFindings } from '../shapes/resolved.js';
import { everything, everywhere } from '../testing/everything.js';
import { environmentOf, filesOf, platformOf, serviceOf } from '../testing/platforms.js';
import { parseEnvironment, parseNeeds, parseService } from './read.js';
import { resolve } from './resolve.js';

type Path = readonly string[];

/** Every place in a value, as property names. */
function placesIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => [
    [...path, name],
    ...placesIn(each, [...path, name]),
  ]);
}

/** A copy with one value replaced by what is made of it. */
function replaced(value: unknown, [name, ...rest]: Path, by: (old: unknown) => unknown): unknown {
  if (name === undefined) return by(value);
  const copy: { [name: string]: unknown } | unknown[] = Array.isArray(value)
    ? [...value]
    : { ...Object(value) };
  const at = copy as { [name: string]: unknown };
  at[name] = replaced(at[name], rest, by);
  return copy;
}

const withExtra = (old: unknown) =>
  typeof old === 'object' && !Array.isArray(old) ? { ...old, extra: 1 } : 'extra';
const json = fc.constantFrom<(old: unknown) => unknown>(
  () => null,
  () => 'x',
  () => '',
  () => 5,
  () => true,
  () => ['x'],
  () => [],
  () => ({ a: 1 }),
  () => ({}),
  () => 'constructor',
  withExtra,
);
const anything = fc.oneof(
  json,
  fc.constantFrom<(old: unknown) => unknown>(
    () => undefined,
    () => Number.NaN,
    () => 10n,
    () => new Date(0),
    () => () => 5,
    () => [null],
  ),
);

const inProd = {
  about: { owner: 'harbour' },
  workloads: { server: { scaling: { max: 4 }, probes: { liveness: { periodSeconds: 20 } } } },
};
const platform = platformOf(
  [serviceOf('api', { ...everything, overrides: { prod: inProd } }), serviceOf('web')],
  [environmentOf('dev'), environmentOf('prod', everywhere)],
);
// The platform's own builder gives them; only by hand can they be others.
const places = placesIn(platform).filter((path) => path.at(-1) !== 'type');

test('the definition of which values are replaced is right', () => {
  expect(resolve(platform).environments).toHaveLength(2);
});

test('whatever stands in a definition in place of a value, it resolves to what can be read or is a problem', () => {
  fc.assert(
    fc.property(fc.constantFrom(...places), anything, (path, by) => {
      try {
        const { environments, files } = resolve(replaced(platform, path, by) as never);
        for (const { environment, needs, services } of environments) {
          expect(fileFindings('environment', environment)).toEqual([]);
          expect(fileFindings('needs', needs)).toEqual([]);
          for (const service of services.values()) expect(fileFindings('service', service)).toEqual([]);
        }
        for (const { content } of files) expect(content).not.toContain('[object');
      } catch (error) {
        if (!(error instanceof FairleadError)) throw error;
        for (const { file } of error.problems)
          expect(file).toMatch(/^\S+\/(platform|environment|service)\.ts$/);
      }
    }),
    { numRuns: 400 },
  );
}, 60_000);

const texts = filesOf(platform);
const readers = [
  ['environments/prod/environment.json', parseEnvironment],
  ['environments/prod/needs.json', parseNeeds],
  ['environments/prod/services/api.json', parseService],
] as const;

test.each(readers)(
  'whatever stands in %s in place of a value, it is read or is a problem there',
  (file, parse) => {
    const value: unknown = JSON.parse(texts[file] ?? '');
    fc.assert(
      fc.property(fc.constantFrom(...placesIn(value)), json, (path, by) => {
        const text = JSON.stringify(replaced(value, path, by));
        try {
          expect(parse(file, text)).toEqual(JSON.parse(text));
        } catch (error) {
          if (!(error instanceof FairleadError)) throw error;
          expect(error.problems.map((problem) => problem.file)).toContain(file);
        }
      }),
      { numRuns: 300 },
    );
  },
);
