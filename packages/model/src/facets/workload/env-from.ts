import { workloadKinds } from '../../kinds.js';
import type { Facet } from '../facet.js';
import type { Names } from '../names.js';

/** A whole config set or secret whose keys all become variables. */
export type EnvFromSource =
  | { readonly set: string; readonly prefix: string; readonly optional: boolean }
  | { readonly secret: string; readonly prefix: string; readonly optional: boolean };

interface Options {
  /** Put before each key. @default '' */
  readonly prefix?: string;
  /** Whether the pod starts without it. @default false */
  readonly optional?: boolean;
}

export type EnvFromInput<N extends Names = Names> = readonly (
  | ({ readonly set: N['set'] } & Options)
  | ({ readonly secret: N['secretKey']['secret'] } & Options)
)[];

export const envFrom: Facet<EnvFromInput, readonly EnvFromSource[]> = {
  kinds: workloadKinds,
  normalise: normaliseEnvFrom,
  defaults: () => [],
};

/** Long form of each source. */
export function normaliseEnvFrom(input: EnvFromInput): readonly EnvFromSource[] {
  return input.map((source) => ({ prefix: '', optional: false, ...source }));
}
