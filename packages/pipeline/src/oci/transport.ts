import { isObject } from '@fairlead/model';
import { type BackOff, type Waiting, withBackOff } from '../git/back-off.js';
import { authorize, fetched, type Scope } from './authorization.js';
import { parseChallenge } from './challenge.js';
import type { Credential, Credentials } from './credentials.js';
import { endpointOf } from './endpoint.js';
import { RegistryFailure } from './failure.js';
import type { Repository } from './reference.js';
import { askedPause, busy } from './retry.js';

/** One request about a repository. */
export interface Ask {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  readonly repository: Repository;
  readonly access: 'pull' | 'push';
  /** Below `/v2/<name>/`, or where a registry sent us (a whole address). */
  readonly path: string;
  /** Another repository of the same registry that is read on the way. */
  readonly reads?: Repository;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | ReadableStream<Uint8Array>;
}

/** Whom a client is, and how patient. */
export interface TransportOptions {
  readonly credentials: Credentials;
  readonly waiting: Waiting;
}

/** What is tried again, and how often. */
export interface Patience {
  readonly backOff: BackOff;
  again(error: unknown): boolean;
}

const whileBusy: Patience = {
  backOff: busy,
  again: (error) => error instanceof RegistryFailure && error.kind === 'retryable',
};

/** How long a registry may think about a question; moving bytes takes as long as it takes. */
const answerMs = 60_000;

/** Requests with credentials and patience. It knows HTTP and nothing of images. */
export class Transport {
  readonly #options: TransportOptions;
  readonly #credentials = new Map<string, Promise<Credential | undefined>>();
  /** By registry and scopes: what was accepted last. */
  readonly #authorizations = new Map<string, string>();

  constructor(options: TransportOptions) {
    this.#options = options;
  }

  /**
   * Runs something until it succeeds or fails for good, or patience is over. What a registry asks for by
   * `Retry-After` is never undercut.
   *
   * @throws the last error
   */
  async patiently<T>(run: () => Promise<T>, { backOff, again }: Patience = whileBusy): Promise<T> {
    const { waiting } = this.#options;
    let asked = 0;
    const isWorthIt = (error: unknown) => {
      asked = error instanceof BusyFailure ? error.asked : 0;
      return again(error);
    };
    const longEnough: Waiting = {
      random: () => waiting.random(),
      wait: (milliseconds) => waiting.wait(Math.max(asked, milliseconds)),
    };
    return withBackOff(run, isWorthIt, { backOff, waiting: longEnough });
  }

  /** {@link once}, patiently: for what can be sent again as it is. */
  async send(ask: Ask): Promise<Response> {
    return this.patiently(() => this.once(ask));
  }

  /**
   * One answer, with 404 among them.
   *
   * @throws RegistryFailure for every other status from 400 on, and where nobody answers
   */
  async once(ask: Ask): Promise<Response> {
    const scopes = scopesOf(ask);
    const key = `${ask.repository.registry} ${scopes.join(' ')}`;
    const first = await this.#fetch(ask, this.#authorizations.get(key));
    if (first.status !== 401) return accepted(ask, first);
    const challenge = parseChallenge(first.headers.get('www-authenticate'));
    await first.body?.cancel();
    const { registry } = ask.repository;
    if (challenge === undefined) throw denied(ask, 'it says 401 and not what it wants to know');
    const authorization = await authorize({
      registry,
      challenge,
      credential: await this.#credential(registry),
      scopes,
    });
    if (authorization === undefined) throw denied(ask, 'there are no credentials for it');
    // A stream is spent: whoever asked opens it again, and is known by then.
    if (ask.body instanceof ReadableStream) {
      this.#authorizations.set(key, authorization);
      throw new RegistryFailure('retryable', registry, 'its token was over');
    }
    const second = await this.#fetch(ask, authorization);
    if (second.status === 401) throw denied(ask, 'it does not accept the credentials');
    this.#authorizations.set(key, authorization);
    return accepted(ask, second);
  }

  #credential(registry: string): Promise<Credential | undefined> {
    const known = this.#credentials.get(registry) ?? this.#options.credentials(registry);
    this.#credentials.set(registry, known);
    return known;
  }

  async #fetch(ask: Ask, authorization: string | undefined): Promise<Response> {
    const { registry, name } = ask.repository;
    const url = new URL(ask.path, `${endpointOf(registry)}/v2/${name}/`);
    // A registry may send us elsewhere; what proves who we are stays with it.
    const own = url.origin === new URL(endpointOf(registry)).origin;
    const headers = { ...ask.headers, ...(authorization && own ? { authorization } : {}) };
    const isShort = ask.body === undefined && !ask.path.startsWith('blobs/sha256:');
    return fetched(registry, () =>
      fetch(url, {
        method: ask.method,
        headers,
        ...(ask.body === undefined ? {} : { body: ask.body, duplex: 'half' as const }),
        ...(isShort ? { signal: AbortSignal.timeout(answerMs) } : {}),
      }),
    );
  }
}

/** Told to come back, and when. */
class BusyFailure extends RegistryFailure {
  readonly asked: number;

  constructor(registry: string, response: Response) {
    super('retryable', registry, `it says ${response.status}`);
    this.asked = askedPause(response.headers.get('retry-after'));
  }
}

function scopesOf({ repository, access, reads }: Ask): readonly Scope[] {
  const own: Scope = `repository:${repository.name}:${access === 'push' ? 'pull,push' : 'pull'}`;
  return reads === undefined || reads.name === repository.name
    ? [own]
    : [own, `repository:${reads.name}:pull`];
}

async function accepted(ask: Ask, response: Response): Promise<Response> {
  const { status } = response;
  if (status < 400 || status === 404) return response;
  const { registry } = ask.repository;
  if (status === 408 || status === 429 || status >= 500) {
    await response.body?.cancel();
    throw new BusyFailure(registry, response);
  }
  const said = `it says ${status}${await reasonIn(response)}`;
  if (status === 401 || status === 403) throw denied(ask, said);
  throw new RegistryFailure('invalid', `${registry}/${ask.repository.name}`, said);
}

function denied({ repository, access }: Ask, detail: string): RegistryFailure {
  return new RegistryFailure('denied', `${repository.registry}/${repository.name}`, `${access}: ${detail}`);
}

/** The codes of the specification's error body, where there is one. */
async function reasonIn(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => undefined);
  const errors = isObject(body) && Array.isArray(body['errors']) ? body['errors'] : [];
  const codes = errors.filter(isObject).map((error) => `${error['code']}`);
  return codes.length === 0 ? '' : `: ${codes.join(', ')}`;
}
