import { FairleadError, isObject, type Json, printJson, printRelease } from '@fairlead/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { productionOf } from './features/render.js';
import { areas } from './features/table.js';
import { synthEnvironment } from './synth.js';
import { releaseOf } from './testing/releases.js';

type Place = readonly string[];

/** A folder for each row of the features, so that every field that renders is in one of them. */
const folders = areas.flatMap(({ features }) =>
  features.map(({ example }) => {
    const { environment, services } = productionOf(example);
    return new Map<string, string>([
      ['environment.json', printJson(environment)],
      ...[...services.values()].flatMap((service) => [
        [`services/${service.name}.json`, printJson(service)] as const,
        [`releases/${service.name}.json`, printRelease(releaseOf(service))] as const,
      ]),
    ]);
  }),
);

function placesIn(value: Json, above: Place = []): readonly Place[] {
  const inside = Array.isArray(value) || isObject(value) ? Object.entries(value) : [];
  return inside.flatMap(([key, each]) => [[...above, key], ...placesIn(each, [...above, key])]);
}

function edited(value: Json, [key, ...rest]: Place, content: Json): Json {
  if (key === undefined) return content;
  if (Array.isArray(value))
    return value.map((each, at) => (String(at) === key ? edited(each, rest, content) : each));
  return isObject(value) ? { ...value, [key]: edited(value[key] ?? null, rest, content) } : value;
}

/** A folder of which one value is another one. */
const anyEdit = fc
  .constantFrom(...folders)
  .chain((folder) => {
    const resolved = [...folder].filter(([path]) => !path.startsWith('releases/'));
    return fc.tuple(fc.constant(folder), fc.constantFrom(...resolved));
  })
  .chain(([folder, [file, text]]) => {
    const value: Json = JSON.parse(text);
    const content = fc.constantFrom<Json>('x', '', -1, 1.5, true, null, [], {});
    const place = fc.constantFrom(...placesIn(value));
    return fc.record({
      folder: fc.constant(folder),
      file: fc.constant(file),
      value: fc.constant(value),
      place,
      content,
    });
  });

test('a resolved file with any value changed by hand is rendered, or refused with the place', () => {
  fc.assert(
    fc.property(anyEdit, ({ folder, file, value, place, content }) => {
      const files = new Map(folder).set(file, JSON.stringify(edited(value, place, content)));
      try {
        synthEnvironment(files);
      } catch (error) {
        expect(error).toBeInstanceOf(FairleadError);
      }
    }),
    { numRuns: 300 },
  );
});
