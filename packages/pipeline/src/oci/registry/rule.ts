import type { Store } from './store.js';

/** A request, read whole. */
export interface Question {
  /** Origin that the request came to, for addresses in answers. */
  readonly origin: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

/** What a rule is asked: the repository, and the last part of the path. */
export interface Asked {
  readonly store: Store;
  readonly name: string;
  readonly reference: string;
  readonly question: Question;
}

/** One thing that the registry does. */
export interface Rule {
  /** Where it is written down: the number of the end-point in the OCI distribution specification 1.1. */
  readonly documented: `end-${string}`;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below `/v2/<name>/`; the first group is `reference`. */
  readonly path: RegExp;
  readonly answer: (asked: Asked) => Answer;
}
