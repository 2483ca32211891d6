import { Refusal } from './error.js';
import type { Answer } from './rule.js';

/** What goes wrong with registries now and then. */
export interface Trouble {
  /** After a push, this many reads of manifests find nothing (assumed: replicas that lag). */
  readonly lag?: number;
  /** The statuses of the next answers, whatever is asked; documented for 429 and 503 with `Retry-After`. */
  readonly refuses?: readonly number[];
  /** With those. In seconds. */
  readonly retryAfter?: number;
  /** Reads of these come with a byte that is another one (assumed: a proxy, or a disk). */
  readonly alters?: 'blobs' | 'manifests';
}

interface Asked {
  readonly method: string;
  /** Below the repository. */
  readonly path: string;
}

/** Plays trouble out, request by request. */
export class Weather {
  readonly #lag: number;
  readonly #refuses: number[];
  readonly #retryAfter: number | undefined;
  readonly #alters: string | undefined;
  /** Reads of manifests that are still answered as if the newest were not there. */
  #hidden = 0;

  constructor({ lag = 0, refuses = [], retryAfter, alters }: Trouble) {
    this.#lag = lag;
    this.#refuses = [...refuses];
    this.#retryAfter = retryAfter;
    this.#alters = alters;
  }

  /** The answer as it arrives. */
  passed({ method, path }: Asked, answer: Answer): Answer {
    if (method !== 'GET' || this.#alters === undefined || !path.startsWith(this.#alters)) return answer;
    // A blank after JSON leaves it JSON: the digest alone can tell.
    return { ...answer, body: Buffer.concat([Buffer.from(answer.body ?? ''), Buffer.from(' ')]) };
  }

  /** The answer that a request gets instead of its own. @throws Refusal `MANIFEST_UNKNOWN` of one not shown yet */
  strikes({ method, path }: Asked): Answer | undefined {
    const status = this.#refuses.shift();
    const headers = this.#retryAfter === undefined ? {} : { 'retry-after': String(this.#retryAfter) };
    if (status !== undefined) return { status, headers };
    if (!path.startsWith('manifests/')) return undefined;
    if (method === 'PUT') this.#hidden = this.#lag;
    if (method === 'PUT' || this.#hidden === 0) return undefined;
    this.#hidden -= 1;
    throw new Refusal('MANIFEST_UNKNOWN');
  }
}
