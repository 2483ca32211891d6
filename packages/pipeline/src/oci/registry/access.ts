import { Refusal } from './error.js';
import type { Answer, Question } from './rule.js';

/**
 * Who is let in. `bearer` sells tokens at `/token` for user and password, and each is good for the scopes that
 * it was bought with (documented: distribution's token authentication specification).
 */
export type Access =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'basic' | 'bearer'; readonly user: string; readonly password: string };

/** What a request wants: reading is `pull`, everything else `push`. */
export interface Wanted {
  readonly name: string;
  readonly action: 'pull' | 'push';
}

/** The door of a registry. */
export class Door {
  readonly #access: Access;
  readonly #tokens = new Map<string, readonly string[]>();

  constructor(access: Access) {
    this.#access = access;
  }

  /** @throws Refusal `UNAUTHORIZED` with the challenge that says how to come in */
  check({ origin, headers }: Question, { name, action }: Wanted): void {
    const given = headers['authorization'];
    switch (this.#access.kind) {
      case 'anyone':
        return;
      case 'basic':
        if (this.#isKnown(given)) return;
        throw new Refusal('UNAUTHORIZED', { 'www-authenticate': 'Basic realm="registry"' });
      case 'bearer': {
        const scopes = this.#tokens.get(given?.replace(/^Bearer /, '') ?? '') ?? [];
        if (scopes.some((scope) => allows(scope, { name, action }))) return;
        const scope = `repository:${name}:${action === 'push' ? 'pull,push' : 'pull'}`;
        const challenge = `Bearer realm="${origin}/token",service="registry",scope="${scope}"`;
        throw new Refusal('UNAUTHORIZED', { 'www-authenticate': challenge });
      }
    }
  }

  /** @throws Refusal `UNAUTHORIZED` */
  sellToken({ query, headers }: Question): Answer {
    if (!this.#isKnown(headers['authorization'])) throw new Refusal('UNAUTHORIZED');
    const token = `token-${this.#tokens.size + 1}`;
    this.#tokens.set(token, query.getAll('scope'));
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token }) };
  }

  /** Every token is over, as after some minutes. */
  expireTokens(): void {
    this.#tokens.clear();
  }

  #isKnown(authorization: string | undefined): boolean {
    if (this.#access.kind === 'anyone') return true;
    const { user, password } = this.#access;
    return authorization === `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  }
}

function allows(scope: string, { name, action }: Wanted): boolean {
  const [type, repository, actions = ''] = scope.split(':');
  return type === 'repository' && repository === name && actions.split(',').includes(action);
}
