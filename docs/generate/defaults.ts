import { tiers, type workloadKinds } from '@fairlead/model';
import { serviceFacets, workloadFacets } from '../../packages/model/src/facets/table.js';
import type { Field } from './fields.js';

/** A facet of the table as far as its defaults matter here. */
interface WithDefaults {
  readonly kinds: readonly (typeof workloadKinds)[number][];
  readonly defaults: (at: Context) => unknown;
  readonly tier?: (at: Context) => unknown;
  readonly required?: readonly string[];
}

interface Context {
  readonly tier: (typeof tiers)[number];
  readonly service: string;
  readonly kind: (typeof workloadKinds)[number] | undefined;
  readonly declared: object;
}

const facets = { ...workloadFacets, ...serviceFacets } as unknown as {
  readonly [name: string]: WithDefaults;
};

/** Stands for the name of the service in the values below. */
export const serviceName = '<service>';

/** What a facet's field is when nobody says anything: the values, where they differ with the tier or the kind. */
export function defaultValues(facet: string, fields: readonly Field[], { path }: Field): readonly unknown[] {
  const of = facets[facet];
  if (of === undefined) return [];
  // Some defaults are there for names alone that an author has written.
  const names = fields.flatMap((field) => field.path.split('.')[0]?.split('/') ?? []);
  const given = Object.keys(valuesIn(of, {})[0] ?? {}).length > 0 ? {} : namesOf(names);
  const values = valuesIn(of, given).map((value) => at(value, path.split('.')));
  return [...new Set(values.map((value) => JSON.stringify(value)))].flatMap((text) =>
    text === undefined ? [] : [JSON.parse(text)],
  );
}

/** Whether an author has to say it. */
export function isRequired(facet: string, { path }: Field): boolean {
  const pattern = path.replaceAll('<name>', '*').replace(/^[a-z]+(\/[a-z]+)+/, '*');
  return facets[facet]?.required?.includes(pattern) ?? false;
}

function valuesIn({ defaults, kinds, tier: ofTier }: WithDefaults, declared: object): readonly object[] {
  return tiers.flatMap((tier) =>
    (kinds.length === 0 ? [undefined] : kinds).map((kind) => {
      const context = { tier, service: serviceName, kind, declared };
      return { ...(defaults(context) as object), ...((ofTier?.(context) ?? {}) as object) };
    }),
  );
}

const namesOf = (names: readonly string[]): object => Object.fromEntries(names.map((name) => [name, {}]));

function at(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const [first = ''] = name.split('/');
  return at((value as { readonly [name: string]: unknown })[first], rest);
}
