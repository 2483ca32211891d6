import type { Json } from '../json.js';
import type { Tier, WorkloadKind } from '../kinds.js';
import type { Problem } from '../problem.js';

/** A value of which any part may be absent; lists are taken or left whole. */
export type Part<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Part<T[K]> }
    : T;

/** What a facet may look at to choose its defaults. */
export interface DefaultsAt<Resolved> {
  readonly tier: Tier;
  /** Name of the service. */
  readonly service: string;
  /** Of the workload; absent for the facets of a service. */
  readonly kind: WorkloadKind | undefined;
  /** What the layers above the defaults say together: entries of records are known from here. */
  readonly declared: Part<Resolved>;
}

/** Makes a problem of a place inside the facet; the file is the one that wrote the value. */
export type At = (place: {
  /** Below the facet, as property names joined by dots; `''` is the facet itself. */
  readonly path: string;
  readonly value: Json | undefined;
  readonly code: `FL_${string}`;
  readonly what: string;
  readonly mend: string;
  /** Where it is so, when that follows from what is around the service. */
  readonly environment?: string;
}) => Problem;

/**
 * One aspect of a service or a workload: what an author may write of it, what it is when every default is
 * filled in, and what is wrong about it. Compilers turn the resolved form into objects of their own world.
 */
export interface Facet<Input, Resolved, Kinds extends WorkloadKind = WorkloadKind> {
  /** The kinds of workload that have this aspect. Not looked at for the facets of a service. */
  readonly kinds: readonly Kinds[];
  /** Turns the short forms that authors may write into the long form, part by part. */
  readonly normalise: (input: Input) => Part<Resolved>;
  /**
   * Fills in what a value in the long form leaves out, where a place is taken whole from one layer and no default
   * below can. What it adds is told as a built-in default and never as the author's word, so it may only add.
   */
  readonly fill?: (written: Part<Resolved>) => Part<Resolved>;
  /** The lowest layer, the same in every tier. */
  readonly defaults: (at: DefaultsAt<Resolved>) => Part<Resolved>;
  /** What the environment's tier changes about the defaults. */
  readonly tier?: (at: DefaultsAt<Resolved>) => Part<Resolved>;
  /**
   * Places whose value is taken whole from the highest layer that has one, as property names joined by dots
   * with `*` for any name. Everything else merges by key.
   */
  readonly atomic?: readonly string[];
  /** Places that some layer must fill, written like `atomic`. `check` can count on them. */
  readonly required?: readonly string[];
  /** What is wrong with the resolved form, seen alone. */
  readonly check?: (resolved: Resolved, at: At) => readonly Problem[];
}

/** What an author may write. */
export type InputOf<F> = F extends Facet<infer Input, infer _R, infer _K> ? Input : never;
/** What is left when nothing has to be decided any more. */
export type ResolvedOf<F> = F extends Facet<infer _I, infer Resolved, infer _K> ? Resolved : never;
/** The kinds of workload that have it. */
export type KindsOf<F> = F extends Facet<infer _I, infer _R, infer Kinds> ? Kinds : never;

/** A facet whose authors write the resolved form itself, or any part of it. */
export function facet<Resolved, Kinds extends WorkloadKind = WorkloadKind>(
  of: Omit<Facet<Part<Resolved>, Resolved, Kinds>, 'normalise'>,
): Facet<Part<Resolved>, Resolved, Kinds> {
  return { normalise: (input) => input, ...of };
}

/** The same made of each entry. */
export function eachValue<From, To>(
  entries: { readonly [name: string]: From },
  of: (entry: From) => To,
): { readonly [name: string]: To } {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, of(entry)]));
}

/** The same defaults for each entry that the layers above have named. */
export function eachEntry<T>(
  declared: { readonly [name: string]: unknown } | undefined,
  entry: (name: string) => T,
): { readonly [name: string]: T } {
  return Object.fromEntries(Object.keys(declared ?? {}).map((name) => [name, entry(name)]));
}
