import { isObject, type JsonObject, type Platform } from '@fairlead/model';
import { excerpt } from '../../packages/k8s/src/features/excerpt.js';
import type { Feature } from '../../packages/k8s/src/features/feature.js';
import { objectsOf } from '../../packages/k8s/src/features/render.js';
import { contains, type Language } from './contains.js';
import { definitions, kubernetes } from './languages.js';
import { facetOf, type Saying, sayings } from './said.js';

/** Definitions and everything that they render, in all environments. */
export interface Used {
  readonly platform: Platform;
  readonly objects: readonly JsonObject[];
}

/**
 * What of the rows of the features table a platform does not use: something that a row's example says under its
 * field and no definition does, or something that comes of the example and is in no rendered object.
 *
 * @returns a line for each; empty where all rows are used
 */
export function unused(rows: readonly Feature[], { platform, objects }: Used): readonly string[] {
  const language = definitions();
  const all = [...platform.services, ...platform.environments];
  return rows.flatMap((row) => [
    ...unsaid(row, sayings(row.field, all), language).map((what) => `${row.feature}: nobody says ${what}`),
    ...unrendered(row, objects).map((what) => `${row.feature}: nothing is like ${what}`),
  ]);
}

function unsaid({ field, example }: Feature, said: readonly Saying[], language: Language): readonly string[] {
  const facet = facetOf(field);
  return sayings(field, example)
    .filter(({ by, difference, value }) => {
      const alike = said.filter((each) => each.by === by && each.difference === difference);
      return !alike.some((each) => contains(each.value, value, facet, language));
    })
    .map(({ value }) => `${field} ${JSON.stringify(value)}`);
}

/** Kinds that keep pods alike: where a row is about the pods alone, it does not matter which of them it is. */
const keepers: readonly unknown[] = ['Deployment', 'StatefulSet', 'Rollout'];

function unrendered({ example, shows }: Feature, objects: readonly JsonObject[]): readonly string[] {
  const rendered = objectsOf(example);
  return Object.entries(shows).flatMap(([key, paths]) => {
    const { kind, apiVersion, metadata, ...wanted } = excerpt(rendered.get(key) ?? {}, paths);
    const { name, ...described } = isObject(metadata) ? metadata : {};
    const like = { ...wanted, ...(Object.keys(described).length > 0 && { metadata: described }) };
    const ofPods = keepers.includes(kind) && paths.every((path) => path.startsWith('spec.template.'));
    const isThere = objects.some(
      (object) =>
        (object['kind'] === kind || (ofPods && keepers.includes(object['kind']))) &&
        contains(object, like, '', kubernetes),
    );
    return isThere ? [] : [`${key} ${JSON.stringify(wanted)}`];
  });
}
