import type { Objective } from '../facets/service/objectives.js';

/**
 * The one question behind an objective, in no provider's words: which part of the requests was good, or how long
 * the slowest of a part took. Monitors and gates both ask it, so they can never disagree about what is bad.
 */
export interface Indicator {
  readonly measure: 'good-share' | 'duration';
  /** Of the requests, from 0 to 1: how many are asked about. 1 for a share. */
  readonly quantile: number;
  readonly good: {
    readonly is: 'at-least' | 'at-most';
    /** A share from 0 to 1, or seconds. */
    readonly bound: number;
  };
  readonly signal: Objective['signal'];
  readonly of: Asked;
}

/** Whose requests. */
export interface Asked {
  readonly environment: string;
  readonly service: string;
  readonly namespace: string;
  /** Name of the workload's objects. */
  readonly objectName: string;
}

/** What an objective asks about a workload. */
export function indicator(objective: Objective, of: Asked): Indicator {
  const { signal } = objective;
  const part = objective.target / 100;
  if (objective.kind === 'availability') {
    return {
      measure: 'good-share',
      quantile: 1,
      good: { is: 'at-least', bound: tidy(part) },
      signal,
      of,
    };
  }
  return {
    measure: 'duration',
    quantile: tidy(part),
    good: { is: 'at-most', bound: tidy(objective.thresholdMs / 1000) },
    signal,
    of,
  };
}

/** Without what binary fractions add: 99.9 / 100 is 0.9990000000000001. */
const tidy = (value: number): number => Number(value.toPrecision(12));
