import type { Problem } from '../../problem.js';
import { type At, eachEntry, type Facet } from '../facet.js';

/** Where the requests of an objective are counted: the names that the service's own instrumentation gives. */
export interface Signal {
  /** Operation of Datadog's trace metrics (`trace.<operation>.hits`). @default 'http.server.request' */
  readonly operation: string;
  /** Prometheus histogram of durations in seconds. @default 'http_server_request_duration_seconds' */
  readonly histogram: string;
  /** Label matcher of what counts as failed in it; where nothing is said, a status of 500 and above. */
  readonly errors: string;
}

/**
 * What a service promises. Declared once; monitors, progressive delivery and gates all ask the same question.
 */
export type Objective =
  /** Part of the requests that succeed, in percent. */
  | (Promised & { readonly kind: 'availability' })
  /** Part of the requests that are answered within `thresholdMs`, in percent. */
  | (Promised & { readonly kind: 'latency'; readonly thresholdMs: number });

interface Promised {
  readonly target: number;
  readonly windowDays: 7 | 30 | 90;
  readonly signal: Signal;
}

export type Objectives = { readonly [name: string]: Objective };

export type ObjectivesInput = {
  readonly [name: string]: PromisedInput &
    ({ readonly kind: 'availability' } | { readonly kind: 'latency'; readonly thresholdMs: number });
};

interface PromisedInput {
  readonly target: number;
  readonly windowDays?: 7 | 30 | 90;
  readonly signal?: Partial<Signal>;
}

/** Names of OpenTelemetry's semantic conventions for HTTP servers. */
const signal: Signal = {
  operation: 'http.server.request',
  histogram: 'http_server_request_duration_seconds',
  errors: 'http_response_status_code=~"5.."',
};

export const objectives: Facet<ObjectivesInput, Objectives> = {
  kinds: [],
  required: ['*.kind', '*.target'],
  normalise: (input) => input,
  defaults: ({ declared }) => eachEntry(declared, () => ({ windowDays: 30 as const, signal })),
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
