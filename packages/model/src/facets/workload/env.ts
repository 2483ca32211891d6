import { isObject } from '../../json.js';
import { workloadKinds } from '../../kinds.js';
import type { Problem } from '../../problem.js';
import { type At, eachValue, type Facet, type Part } from '../facet.js';
import type { Names } from '../names.js';

/** Where the value of a variable comes from. A secret's value itself is not something that can be written here. */
export type EnvSource =
  | { readonly value: string }
  | { readonly secret: string; readonly key: string; readonly optional: boolean }
  | { readonly set: string; readonly key: string; readonly optional: boolean }
  /** Downward API: a field of the pod, for example `metadata.name`. */
  | { readonly field: string }
  /** Downward API: a request or limit of a container, for example `limits.memory`. */
  | { readonly resource: string; readonly container: string }
  /** Something about a called service; resolution turns it into a plain value. */
  | { readonly call: string; readonly endpoint: string; readonly part: 'url' | 'host' | 'port' }
  /** Something about a database of the service; resolution turns it into a plain value. */
  | { readonly database: string; readonly part: 'host' | 'port' | 'name' | 'user' };

export type Env = { readonly [variable: string]: EnvSource };

/** A literal, or where the value comes from. `$(NAME)` in a literal stands for another variable. */
export type EnvValue<N extends Names = Names> =
  | string
  | number
  | boolean
  | (N['secretKey'] & { readonly optional?: boolean })
  | { readonly set: N['set']; readonly key: string; readonly optional?: boolean }
  | { readonly field: string }
  | { readonly resource: string; readonly container?: string }
  | { readonly call: N['call']; readonly endpoint?: string; readonly part?: 'url' | 'host' | 'port' }
  | { readonly database: N['database']; readonly part: 'host' | 'port' | 'name' | 'user' };

export type EnvInput<N extends Names = Names> = { readonly [variable: string]: EnvValue<N> };

export const env: Facet<EnvInput, Env> = {
  kinds: workloadKinds,
  normalise: normaliseEnv,
  fill: fillEnv,
  defaults: () => ({}),
  atomic: ['*'],
  check: checkEnv,
};

/** Long form of each variable; numbers and booleans become the text that a process reads. */
export function normaliseEnv(input: EnvInput): Part<Env> {
  return eachValue(input, (value) => {
    // `null` takes a variable away, and an unset one says nothing.
    if (value === null || value === undefined || typeof value === 'object') return value;
    return { value: String(value) };
  });
}

/** What each variable leaves out: it is taken whole from one layer. */
export function fillEnv(written: Part<Env>): Part<Env> {
  return eachValue(written, filled);
}

function filled(value: Part<EnvSource> | undefined): Part<EnvSource> | undefined {
  if (!isObject(value)) return value;
  if ('secret' in value || 'set' in value) return { optional: false, ...value };
  if ('resource' in value) return { container: '', ...value };
  if ('call' in value) return { endpoint: '', part: 'url', ...value };
  return value;
}

/** Kubernetes takes a variable's name if it is printable ASCII without `=`; shells need the narrower form. */
export function checkEnv(resolved: Env, at: At): readonly Problem[] {
  return Object.keys(resolved)
    .filter((name) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    .map((name) =>
      at({
        path: name,
        value: name,
        code: 'FL_ENV_NAME',
        what: 'is not a variable name that every shell can read',
        mend: 'use letters, digits and _ and do not begin with a digit',
      }),
    );
}
