import { isObject } from '../../json.js';
import type { Problem } from '../../problem.js';
import { type At, eachEntry, eachValue, type Facet, type Part } from '../facet.js';

/** A Kubernetes Secret of the service: names of values, never values. */
export type SecretSource =
  /** Fetched from a store by External Secrets. */
  | {
      readonly managed: 'external';
      /** One of the environment's stores. */
      readonly store: string;
      /** How often the store is asked, a Go duration. */
      readonly refresh: string;
      /** Key of the Secret → where it is in the store. */
      readonly keys: { readonly [key: string]: RemoteKey };
      /** Every property of these entries of the store becomes a key. */
      readonly from: readonly string[];
      /** Key of the Secret → template over the fetched keys, in External Secrets' own language. */
      readonly template: { readonly [key: string]: string };
      /**
       * Whose the Secret is. `Owner`: External Secrets makes it, and it goes with its ExternalSecret. `Orphan`: it stays
       * when the ExternalSecret goes. `Merge`: somebody else makes it, under the same name, and the keys are put into it
       * once it is there; what a hook or a database in a container has for itself is made all the same.
       */
      readonly creationPolicy: 'Owner' | 'Orphan' | 'Merge';
      /**
       * What becomes of the Secret when the store has the entries no more. `Retain`: it stays as it was last. `Delete`:
       * it is deleted, which only its owner may do. `Merge`: its keys are taken out, and it stays.
       */
      readonly deletionPolicy: 'Retain' | 'Delete' | 'Merge';
    }
  /** Put there by a person; Fairlead knows the names and looks whether they are there. */
  | { readonly managed: 'by-hand'; readonly keys: { readonly [key: string]: RemoteKey } };

export interface RemoteKey {
  /** Name of the entry in the store. */
  readonly name: string;
  /** A property inside a JSON entry; `''` is the entry itself. */
  readonly property: string;
  /** @default 'latest' of the store, which keeps the versions */
  readonly version: string;
}

export type Secrets = { readonly [name: string]: SecretSource };

type Fetched = Extract<SecretSource, { readonly managed: 'external' }>;

/** What is declared of one secret; `Keys` are the names of its keys. */
export interface SecretInput<Keys = { readonly [key: string]: unknown }> {
  /** Key of the Secret → name of the entry in the store, or more about it. */
  readonly keys: { readonly [K in keyof Keys]: string | ({ readonly name: string } & Partial<RemoteKey>) };
  /** @default 'default' */
  readonly store?: string;
  /** @default '1h' */
  readonly refresh?: string;
  /** @default [] */
  readonly from?: readonly string[];
  readonly template?: { readonly [key: string]: string };
  /** @default 'Owner' */
  readonly creationPolicy?: Fetched['creationPolicy'];
  /** @default 'Retain' */
  readonly deletionPolicy?: Fetched['deletionPolicy'];
  /** `by-hand` leaves the values to a person. @default 'external' */
  readonly managed?: 'external' | 'by-hand';
}

export type SecretsInput = { readonly [name: string]: SecretInput };

export const secrets: Facet<SecretsInput, Secrets> = {
  kinds: [],
  required: ['*.keys', '*.keys.*.name'],
  normalise: (input) =>
    eachValue(input, (secret) => inKeys(secret, (key) => (typeof key === 'string' ? { name: key } : key))),
  fill: (written) =>
    eachValue(written, (secret) =>
      inKeys(secret, (key) => (isObject(key) ? { property: '', version: 'latest', ...key } : key)),
    ),
  defaults: ({ declared }) =>
    eachEntry(declared, (name) => (declared[name]?.managed === 'by-hand' ? {} : fetched)),
  atomic: ['*.keys.*'],
  check: checkSecrets,
};

const fetched = {
  managed: 'external',
  store: 'default',
  refresh: '1h',
  from: [],
  template: {},
  creationPolicy: 'Owner',
  deletionPolicy: 'Retain',
} as const;

/** The same for each key of a secret. */
function inKeys(secret: unknown, of: (key: unknown) => unknown): Part<SecretSource> {
  if (!isObject(secret) || !isObject(secret['keys'])) return secret as Part<SecretSource>;
  return { ...secret, keys: eachValue(secret['keys'], of) } as Part<SecretSource>;
}

/** Keys are names that a Secret takes; something is fetched, and nobody deletes a Secret that is not theirs. */
export function checkSecrets(resolved: Secrets, at: At): readonly Problem[] {
  return Object.entries(resolved).flatMap(([name, secret]) => [
    ...Object.keys(secret.keys)
      .filter((key) => !/^[-._a-zA-Z0-9]+$/.test(key))
      .map((key) =>
        at({
          path: `${name}.keys.${key}`,
          value: key,
          code: 'FL_SECRET_KEY',
          what: 'is not a key that a Secret takes',
          mend: 'use letters, digits, -, _ and .',
        }),
      ),
    ...(secret.managed === 'external' ? checkFetched(name, secret, at) : []),
  ]);
}

/** What External Secrets itself refuses. (its admission webhook, and its controller for `Orphan` with `Delete`) */
function checkFetched(name: string, secret: Fetched, at: At): readonly Problem[] {
  const { keys, from, creationPolicy, deletionPolicy } = secret;
  const problems: Problem[] = [];
  if (Object.keys(keys).length === 0 && from.length === 0) {
    const what = 'fetches nothing, which External Secrets refuses';
    const mend = "name its keys, entries to take whole (from), or say managed: 'by-hand'";
    problems.push(at({ path: `${name}.keys`, value: {}, code: 'FL_SECRET_EMPTY', what, mend }));
  }
  if (deletionPolicy === 'Delete' && creationPolicy !== 'Owner') {
    const what = `deletes a Secret that is not its own (creationPolicy is ${creationPolicy})`;
    const mend = "write 'Retain' or 'Merge', or leave creationPolicy at 'Owner'";
    const value = deletionPolicy;
    problems.push(at({ path: `${name}.deletionPolicy`, value, code: 'FL_SECRET_POLICY', what, mend }));
  }
  return problems;
}
