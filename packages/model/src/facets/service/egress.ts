import type { Problem } from '../../problem.js';
import { type At, eachEntry, facet } from '../facet.js';

/** A place outside the cluster that the service may connect to. */
export interface Egress {
  /** CIDR blocks. @default ['0.0.0.0/0'] without the private ranges */
  readonly to: readonly string[];
  /** TCP ports. @default [443] */
  readonly ports: readonly number[];
}

export type EgressRules = { readonly [name: string]: Egress };

export const egress = facet<EgressRules>({
  kinds: [],
  defaults: ({ declared }) => eachEntry(declared, () => ({ to: ['0.0.0.0/0'], ports: [443] })),
  check: checkEgress,
});

/** Blocks are CIDR blocks. */
export function checkEgress(resolved: EgressRules, at: At): readonly Problem[] {
  return Object.entries(resolved).flatMap(([name, { to }]) =>
    to
      .filter((block) => !/^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$|^[0-9a-f:]+\/\d{1,3}$/.test(block))
      .map((value) => {
        const mend = "write an address with its prefix length, such as '203.0.113.7/32'";
        return at({ path: `${name}.to`, value, code: 'FL_CIDR', what: 'is not a CIDR block', mend });
      }),
  );
}
