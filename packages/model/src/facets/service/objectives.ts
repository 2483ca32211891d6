import type { Problem } from '../../problem.js';
import { type At, eachEntry, type Facet } from '../facet.js';

/**
 * What a service promises. Declared once; monitors, progressive delivery and gates all ask the same question.
 */
export type Objective =
  /** Part of the requests that succeed, in percent. */
  | { readonly kind: 'availability'; readonly target: number; readonly windowDays: 7 | 30 | 90 }
  /** Part of the requests that are answered within `thresholdMs`, in percent. */
  | {
      readonly kind: 'latency';
      readonly target: number;
      readonly thresholdMs: number;
      readonly windowDays: 7 | 30 | 90;
    };

export type Objectives = { readonly [name: string]: Objective };

export type ObjectivesInput = {
  readonly [name: string]:
    | { readonly kind: 'availability'; readonly target: number; readonly windowDays?: 7 | 30 | 90 }
    | {
        readonly kind: 'latency';
        readonly target: number;
        readonly thresholdMs: number;
        readonly windowDays?: 7 | 30 | 90;
      };
};

export const objectives: Facet<ObjectivesInput, Objectives> = {
  kinds: [],
  required: ['*.kind', '*.target'],
  normalise: (input) => input,
  defaults: ({ declared }) => eachEntry(declared, () => ({ windowDays: 30 as const })),
  check: checkObjectives,
};

/** A target of 100 leaves no budget, and one of 50 promises nothing. */
export function checkObjectives(resolved: Objectives, at: At): readonly Problem[] {
  return Object.entries(resolved)
    .filter(([, { target }]) => !(target >= 50 && target < 100))
    .map(([name, { target }]) => {
      const what = target >= 100 ? 'leaves nothing that may ever fail' : 'promises nothing';
      const mend = 'write a percentage from 50 to below 100, such as 99.9';
      return at({ path: `${name}.target`, value: target, code: 'FL_OBJECTIVE_TARGET', what, mend });
    });
}
