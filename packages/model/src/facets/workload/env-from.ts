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
  normalise: (input) => input as readonly EnvFromSource[],
  fill: fillEnvFrom,
  defaults: () => [],
};

/** What a source leaves out. */
export function fillEnvFrom(written: EnvFromInput): readonly EnvFromSource[] {
  return written.map((source) => ({ prefix: '', optional: false, ...source }));
}
