import { workloadKinds } from '../../kinds.js';
import type { Problem } from '../../problem.js';
import { amountOf } from '../../quantity.js';
import { type At, facet } from '../facet.js';

/** Kubernetes quantities: `100m` is a tenth of a core, `256Mi` is 256 × 2^20 bytes. */
export interface Resources {
  readonly requests: {
    /** @default '100m' */
    readonly cpu: string;
    /** @default '128Mi' */
    readonly memory: string;
    /** @default '64Mi' */
    readonly ephemeralStorage: string;
  };
  readonly limits: {
    /** `''` is none: a limit on the processor slows a program that the node has room for. @default '' */
    readonly cpu: string;
    /** @default the request, so that a pod never counts on memory that is not its own */
    readonly memory: string;
    /** @default '1Gi' */
    readonly ephemeralStorage: string;
  };
}

export const resources = facet<Resources>({
  kinds: workloadKinds,
  defaults: ({ declared }) => ({
    requests: { cpu: '100m', memory: '128Mi', ephemeralStorage: '64Mi' },
    limits: { cpu: '', memory: declared.requests?.memory ?? '128Mi', ephemeralStorage: '1Gi' },
  }),
  check: checkResources,
});

/** Whether a text is a Kubernetes quantity in one of the usual forms. */
export const isQuantity = (text: string): boolean => /^\d+(\.\d+)?(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?$/.test(text);

export const quantityMend = "write a number with a unit, such as '250m' or '512Mi'";

/** Each value is a quantity, and none is requested beyond its limit. */
export function checkResources(resolved: Resources, at: At): readonly Problem[] {
  const problems: Problem[] = [];
  for (const side of ['requests', 'limits'] as const) {
    for (const [name, value] of Object.entries(resolved[side])) {
      if (isQuantity(value) || (side === 'limits' && value === '')) continue;
      const what = 'is not a quantity';
      problems.push(
        at({ path: `${side}.${name}`, value, code: 'FL_RESOURCE_QUANTITY', what, mend: quantityMend }),
      );
    }
  }
  if (problems.length > 0) return problems;
  for (const name of ['cpu', 'memory', 'ephemeralStorage'] as const) {
    const limit = resolved.limits[name];
    const value = resolved.requests[name];
    if (limit === '' || amountOf(value) <= amountOf(limit)) continue;
    const mend = `request at most ${limit}, or raise the limit`;
    problems.push(
      at({
        path: `requests.${name}`,
        value,
        code: 'FL_RESOURCE_LIMIT',
        what: `above its limit (${limit})`,
        mend,
      }),
    );
  }
  return problems;
}
