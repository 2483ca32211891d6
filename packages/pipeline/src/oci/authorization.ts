import { isObject } from '@fairlead/model';
import type { Challenge } from './challenge.js';
import type { Credential } from './credentials.js';
import { isLoopback } from './endpoint.js';
import { RegistryFailure } from './failure.js';

/** What somebody wants to do, in the grammar of the token flow: `repository:example/api:pull,push`. */
export type Scope = `repository:${string}:${'pull' | 'pull,push'}`;

/** What answers a challenge. */
interface Asking {
  readonly registry: string;
  readonly challenge: Challenge;
  readonly credential: Credential | undefined;
  readonly scopes: readonly Scope[];
}

/**
 * The `Authorization` that answers a challenge: `Basic`, or a token bought where the challenge says
 * (distribution's token authentication specification; a refresh token by its OAuth 2 form).
 *
 * @returns nothing where there is nothing to answer with
 * @throws RegistryFailure `denied`, or `retryable` where the token server is busy
 */
export async function authorize(asking: Asking): Promise<string | undefined> {
  const { challenge, credential } = asking;
  if (challenge.scheme === 'bearer') return `Bearer ${await buyToken(asking)}`;
  return credential?.kind === 'password' ? basic(credential) : undefined;
}

function basic({ user, password }: Extract<Credential, { kind: 'password' }>): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

async function buyToken({ registry, challenge, credential, scopes }: Asking): Promise<string> {
  const { realm = '', service = '' } = challenge.parameters;
  const url = realmOf(registry, realm);
  const response = await fetched(registry, () => {
    if (credential?.kind === 'identity') {
      const form = { grant_type: 'refresh_token', refresh_token: credential.token, client_id: 'fairlead' };
      return fetch(url, {
        method: 'POST',
        body: new URLSearchParams({ ...form, service, scope: scopes.join(' ') }),
      });
    }
    if (service !== '') url.searchParams.set('service', service);
    for (const scope of scopes) url.searchParams.append('scope', scope);
    return fetch(url, credential === undefined ? {} : { headers: { authorization: basic(credential) } });
  });
  if (response.status === 429 || response.status >= 500)
    throw new RegistryFailure('retryable', registry, `its token server says ${response.status}`);
  const said: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
  const token = isObject(said) ? (said['token'] ?? said['access_token']) : undefined;
  if (typeof token === 'string' && token !== '') return token;
  const status = response.ok ? 'gives no token' : `says ${response.status}`;
  const who = credential === undefined ? 'to somebody without credentials' : 'to these credentials';
  throw new RegistryFailure('denied', registry, `its token server ${status} ${who}`);
}

/** Passwords go there: never in the clear, but on this machine. */
function realmOf(registry: string, realm: string): URL {
  if (!URL.canParse(realm)) throw new RegistryFailure('invalid', registry, 'it names no token server');
  const url = new URL(realm);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.host))) return url;
  throw new RegistryFailure('denied', registry, `its token server ${url.origin} is not reached by HTTPS`);
}

/** @throws RegistryFailure `retryable` when nobody answers */
export async function fetched(registry: string, ask: () => Promise<Response>): Promise<Response> {
  try {
    return await ask();
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    // What went wrong with what was sent is no fault of the line.
    if (cause instanceof RegistryFailure) throw cause;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new RegistryFailure('retryable', registry, code);
  }
}
