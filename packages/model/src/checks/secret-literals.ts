import { atFacet } from '../derive/landscape.js';
import type { Env } from '../facets/workload/env.js';
import { isObject, type Json } from '../json.js';
import type { Problem } from '../problem.js';
import type { DeclaredService } from '../resolve/declared.js';
import type { ResolvedService } from '../resolve/resolved.js';
import { secretLine, secretWord } from '../secrets/secret-lines.js';
import { isSecretLiteral, secretForm } from '../secrets/value-like.js';
import type { Check } from './check.js';

/** A text of a service, and where it stands. */
interface Text {
  readonly path: string;
  readonly value: string;
}

/** No secret stands in a definition as plain text, be it by its name, by its form, or in a line of a file or a script. */
export const secretLiterals: Check = ({ services }) =>
  services.flatMap(({ declared, resolved }) => {
    const named = namedTexts(resolved).filter(({ path, value }) => isSecretLiteral(lastOf(path), value));
    const byName = named.map(({ path }) =>
      problem(declared, path, 'has the name of a secret and a plain value'),
    );
    const seen = new Set(named.map(({ path }) => path));
    const formed = textsOf(resolved).flatMap(({ path, value }) => {
      const what = secretForm(value);
      if (what === undefined || seen.has(path)) return [];
      seen.add(path);
      return [problem(declared, path, `holds ${what}`)];
    });
    const inLines = linesOf(resolved).flatMap(({ path, name }) =>
      seen.has(path) ? [] : [problem(declared, path, `gives ${name} a plain value`)],
    );
    return [...byName, ...formed, ...inLines];
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
  walk(service as unknown as Json, '', (value, path) => {
    if (typeof value === 'string') found.push({ path, value });
  });
  return found;
}

/** Where what a program reads or runs gives a secret a value: files, scripts, commands, and objects of one's own. */
function linesOf(service: ResolvedService): readonly { readonly path: string; readonly name: string }[] {
  const found: { readonly path: string; readonly name: string }[] = [];
  for (const facet of ['config', 'workloads', 'objects', 'patches'] as const) {
    walk(service[facet] as unknown as Json, facet, (value, path) => {
      const words = Array.isArray(value) && value.every((each) => typeof each === 'string');
      const name = typeof value === 'string' ? secretLine(value) : words ? secretWord(value) : undefined;
      if (name !== undefined) found.push({ path, name });
    });
  }
  // Of a command and the word in it, the word.
  return found.filter(({ path }) => !found.some((other) => other.path.startsWith(`${path}\0`)));
}

function walk(value: Json | undefined, path: string, visit: (value: Json, path: string) => void): void {
  if (value === undefined) return;
  visit(value, path);
  const below = (name: string | number) => (path === '' ? String(name) : `${path}\0${name}`);
  if (Array.isArray(value)) for (const [index, item] of value.entries()) walk(item, below(index), visit);
  else if (isObject(value)) for (const name of Object.keys(value)) walk(value[name], below(name), visit);
}
