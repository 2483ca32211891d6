import { everythingOf } from '../features/render.js';
import { areas } from '../features/table.js';
import type { KubeObject } from '../object.js';

/** An object that the example of a feature renders. */
export interface FeatureObject {
  /** `area: feature` */
  readonly feature: string;
  readonly object: KubeObject;
}

/** Everything that the examples of all features put into production. */
export function featureObjects(): readonly FeatureObject[] {
  return areas.flatMap(({ name, features }) =>
    features.flatMap(({ feature, example }) => {
      const { objects, shared } = everythingOf(example);
      return [...objects, ...shared].map((object) => ({ feature: `${name}: ${feature}`, object }));
    }),
  );
}
