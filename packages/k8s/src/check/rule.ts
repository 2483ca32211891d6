import type { Inventory, Placed } from './inventory.js';
import type { PodTemplate } from './pods.js';
import type { ObjectProblem } from './problem.js';

/** What a rule says about the object that it was shown, or about another one that shows through it. */
export type Said = Omit<ObjectProblem, 'object'> & Partial<Pick<ObjectProblem, 'object'>>;

/** Instead of the name of a kind: any, also one that nothing is known of. */
export const everyKind = '*';

/** A rule about objects of some kinds and what they refer to. */
export interface Rule {
  /** Names of kinds, or {@link everyKind}. */
  readonly kinds: readonly string[];
  check(placed: Placed, inventory: Inventory): readonly Said[];
}

/** A placed object that makes pods. */
export type WithPods = Placed & { readonly pods: PodTemplate };

/** Kinds whose objects keep pods running. */
export const longRunningKinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout'] as const;
/** Kinds whose pods end by themselves. */
export const jobKinds = ['Job', 'CronJob'] as const;
/** Every kind that makes pods. */
export const podKinds: readonly string[] = [...longRunningKinds, ...jobKinds, 'Pod'];

/** A rule about pods, whatever makes them. */
export function podRule(
  check: (placed: WithPods, inventory: Inventory) => readonly Said[],
  kinds: readonly string[] = podKinds,
): Rule {
  return { kinds, check: (placed, inventory) => (isWithPods(placed) ? check(placed, inventory) : []) };
}

/** Whether an object makes pods. */
export function isWithPods(placed: Placed): placed is WithPods {
  return placed.pods !== undefined;
}

/** `kind name` as sentences say it. */
export function called({ object: { kind, metadata } }: Placed): string {
  return `${kind} ${metadata.name}`;
}
