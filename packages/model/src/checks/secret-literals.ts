import { atFacet } from '../derive/landscape.js';
import type { Env } from '../facets/workload/env.js';
import { isObject, type Json } from '../json.js';
import type { Problem } from '../problem.js';
import type { DeclaredService } from '../resolve/declared.js';
import type { ResolvedService } from '../resolve/resolved.js';
import { isSecretLiteral, secretForm } from '../secrets/value-like.js';
import type { Check } from './check.js';

/** A text of a service, and where it stands. */
interface Text {
  readonly path: string;
  readonly value: string;
}

/** No secret stands in a definition as plain text, be it by its name or by its form. */
export const secretLiterals: Check = ({ services }) =>
  services.flatMap(({ declared, resolved }) => {
    const named = namedTexts(resolved).filter(({ path, value }) => isSecretLiteral(lastOf(path), value));
    const byName = named.map(({ path }) =>
      problem(declared, path, 'has the name of a secret and a plain value'),
    );
    const seen = new Set(named.map(({ path }) => path));
    const formed = textsOf(resolved).flatMap(({ path, value }) => {
      const what = secretForm(value);
      return what === undefined || seen.has(path) ? [] : [problem(declared, path, `holds ${what}`)];
    });
    return [...byName, ...formed];
  });

function problem(service: DeclaredService, path: string, what: string): Problem {
  const [facet = '', ...below] = path.split('\0');
  // Never the value: a report is read by more people than a secret.
  return atFacet(
    service,
    facet,
  )({
    path: below.join('.'),
    value: undefined,
    code: 'FL_SECRET_LITERAL',
    what,
    mend: 'keep it under secrets, and refer to it: { secret, key }',
  });
}

const lastOf = (path: string): string => path.split('\0').at(-1) ?? '';

/** Variables and config values: texts with a name that its author chose. */
function namedTexts({ config, workloads }: ResolvedService): readonly Text[] {
  const values = Object.entries(config).flatMap(([set, { values }]) =>
    Object.entries(values).map(([name, value]) => ({
      path: ['config', set, 'values', name].join('\0'),
      value,
    })),
  );
  const variables = Object.entries(workloads).flatMap(([workload, { env, init, sidecars }]) => {
    const at = ['workloads', workload];
    const beside = (
      facet: 'init' | 'sidecars',
      containers: { readonly [name: string]: { readonly env: Env } },
    ) => Object.entries(containers).flatMap(([name, one]) => plain(one.env, [...at, facet, name, 'env']));
    return [...plain(env, [...at, 'env']), ...beside('init', init), ...beside('sidecars', sidecars)];
  });
  return [...values, ...variables];
}

function plain(env: Env, at: readonly string[]): readonly Text[] {
  return Object.entries(env).flatMap(([name, source]) =>
    'value' in source ? [{ path: [...at, name].join('\0'), value: source.value }] : [],
  );
}

/** Every text of the resolved service. */
function textsOf(service: ResolvedService): readonly Text[] {
  const found: Text[] = [];
  const walk = (value: Json | undefined, path: string): void => {
    if (typeof value === 'string') found.push({ path, value });
    else if (Array.isArray(value))
      for (const [index, item] of value.entries()) walk(item, `${path}\0${index}`);
    else if (isObject(value))
      for (const name of Object.keys(value)) walk(value[name], path === '' ? name : `${path}\0${name}`);
  };
  walk(service as unknown as Json, '');
  return found;
}
