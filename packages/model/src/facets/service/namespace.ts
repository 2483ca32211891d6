import type { Problem } from '../../problem.js';
import { type At, eachEntry, type Facet, type Part } from '../facet.js';
import { isQuantity, quantityMend } from '../workload/resources.js';

/** The namespace that a service runs in. */
export interface Namespace {
  readonly name: string;
  /** Whether this service owns it: its labels and everything else there is one of. @default true */
  readonly owner: boolean;
  /** How much all pods of the namespace may have together: resource → quantity, such as `requests.cpu: '20'`. @default {} no limit */
  readonly quota: { readonly [resource: string]: string };
  /** What holds for each container of the namespace, by resource. @default {} nothing */
  readonly limits: { readonly [resource: string]: ContainerLimit };
}

/** Quantities; `''` is none. */
export interface ContainerLimit {
  /** What a container has that says nothing itself. @default '' */
  readonly default: string;
  /** What it asks for then. @default '' */
  readonly defaultRequest: string;
  /** @default '' */
  readonly min: string;
  /** @default '' */
  readonly max: string;
}

/** The name alone, for a namespace of its own. */
export type NamespaceInput = string | Part<Namespace>;

/** @default a namespace with the service's name */
export const namespace: Facet<NamespaceInput, Namespace> = {
  kinds: [],
  normalise: (input) => (typeof input === 'string' ? { name: input } : input),
  defaults: ({ service, declared }) => ({
    name: service,
    owner: true,
    quota: {},
    limits: eachEntry(declared.limits, () => ({ default: '', defaultRequest: '', min: '', max: '' })),
  }),
  check: checkNamespace,
};

/** Amounts are quantities, and only the owner gives the namespace any. */
export function checkNamespace({ owner, quota, limits }: Namespace, at: At): readonly Problem[] {
  const amounts = [
    ...Object.entries(quota).map(([resource, value]) => ({ path: `quota.${resource}`, value })),
    ...Object.entries(limits).flatMap(([resource, limit]) =>
      Object.entries(limit)
        .filter(([, value]) => value !== '')
        .map(([field, value]) => ({ path: `limits.${resource}.${field}`, value })),
    ),
  ];
  return amounts.flatMap(({ path, value }): readonly Problem[] => {
    if (!owner) {
      const what = 'is said of a namespace that another service owns';
      const mend = 'say it in the service that owns the namespace';
      return [at({ path, value, code: 'FL_NAMESPACE_QUOTA', what, mend })];
    }
    if (isQuantity(value)) return [];
    return [at({ path, value, code: 'FL_RESOURCE_QUANTITY', what: 'is not a quantity', mend: quantityMend })];
  });
}
