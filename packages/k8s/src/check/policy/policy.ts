import type { PolicyRule } from '@fairlead/model';
import type { Inventory, Placed } from '../inventory.js';
import type { Container } from '../pods.js';
import { podKinds, podRule, type Rule, type Said, type WithPods } from '../rule.js';

/** A rule that a service can be let off by a waiver. */
export interface Policy extends Rule {
  /** `production` leaves other tiers alone. */
  readonly where: 'everywhere' | 'production';
}

/** What is wrong with the pods of one object, for rules whose words are always the same. */
export interface Words extends Pick<Said, 'code' | 'what' | 'mend'> {}

/** A policy over pods; `wrong` gives the place and value of each violation. */
export function podPolicy(of: {
  readonly where: Policy['where'];
  readonly kinds?: readonly string[];
  readonly words: Words;
  wrong(placed: WithPods, inventory: Inventory): readonly Place[];
}): Policy {
  const { where, kinds = podKinds, words } = of;
  const rule = podRule(
    (placed, inventory) => of.wrong(placed, inventory).map((place) => ({ ...place, ...words })),
    kinds,
  );
  return { where, ...rule };
}

export type Place = Pick<Said, 'path' | 'value'>;

/** A policy over every container, init containers among them. */
export function containerPolicy(of: {
  readonly where: Policy['where'];
  readonly kinds?: readonly string[];
  readonly words: Words;
  /** Path below the container, and the value there, of what is wrong; `undefined` where nothing is. */
  wrong(container: Container, placed: WithPods, inventory: Inventory): Place | undefined;
}): Policy {
  return podPolicy({
    ...of,
    wrong: (placed, inventory) =>
      placed.pods.containers.flatMap((container) => {
        const found = of.wrong(container, placed, inventory);
        return found ? [{ ...found, path: [...container.path, ...found.path] }] : [];
      }),
  });
}

/** Every rule by its name; the names are the model's, so that a waiver of another one does not compile. */
export type Policies = { readonly [R in PolicyRule]: Policy };

export type { Placed };
