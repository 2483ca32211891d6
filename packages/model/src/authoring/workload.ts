import type { InputOf, KindsOf } from '../facets/facet.js';
import type { Names } from '../facets/names.js';
import type { WorkloadFacetName, WorkloadFacets } from '../facets/table.js';
import type { InitContainersInput, SidecarsInput } from '../facets/workload/containers.js';
import type { EnvInput } from '../facets/workload/env.js';
import type { EnvFromInput } from '../facets/workload/env-from.js';
import type { ImageInput } from '../facets/workload/image.js';
import type { Port } from '../facets/workload/ports.js';
import type { ProbesInput } from '../facets/workload/probes.js';
import type { RoutesInput } from '../facets/workload/routes.js';
import type { ScalingInput } from '../facets/workload/scaling.js';
import type { ExtraServicesInput } from '../facets/workload/services.js';
import type { TelemetryInput } from '../facets/workload/telemetry.js';
import type { VolumesInput } from '../facets/workload/volumes.js';
import type { WorkloadKind } from '../kinds.js';

/** The facets that a kind of workload has. */
type FacetNameOf<K extends WorkloadKind> = {
  [F in WorkloadFacetName]: K extends KindsOf<WorkloadFacets[F]> ? F : never;
}[WorkloadFacetName];

/** The facets that declare names or refer to them: their type depends on what else is declared. */
interface NamedFacets<Ports, N extends Names> {
  readonly env: EnvInput<N>;
  readonly envFrom: EnvFromInput<N>;
  readonly image: ImageInput<N>;
  readonly init: InitContainersInput<N>;
  readonly ports: { readonly [P in keyof Ports]: PortInput };
  readonly probes: ProbesInput<N>;
  readonly routes: RoutesInput<N>;
  readonly scaling: ScalingInput<N>;
  readonly services: ExtraServicesInput<N>;
  readonly sidecars: SidecarsInput<N>;
  readonly telemetry: TelemetryInput<N>;
  readonly volumes: VolumesInput<N>;
}

type PortInput = Pick<Port, 'port'> & Partial<Port>;

/** A facet whose type does not depend on names is one line in the table of facets, and none here. */
type FacetInput<F extends WorkloadFacetName, Ports, N extends Names> = F extends keyof NamedFacets<Ports, N>
  ? NamedFacets<Ports, N>[F]
  : InputOf<WorkloadFacets[F]>;

/** What cannot be left out of a kind of workload. */
interface Required {
  readonly server: 'ports';
  readonly worker: never;
  readonly stateful: 'ports';
  readonly cron: 'schedule';
  readonly job: never;
  readonly hook: never;
}

/**
 * One named part of a service that runs from its release.
 *
 * `Environments` are the platform's, `Ports` the ports that it declares, `N` the names it may refer to.
 */
export type WorkloadInput<Environments extends string, Ports, N extends Names> =
  | OfKind<'server', Environments, Ports, N>
  | OfKind<'worker', Environments, Ports, N>
  | OfKind<'stateful', Environments, Ports, N>
  | OfKind<'cron', Environments, Ports, N>
  | OfKind<'job', Environments, Ports, N>
  | OfKind<'hook', Environments, Ports, N>;

export type OfKind<K extends WorkloadKind, Environments extends string, Ports, N extends Names> = {
  readonly kind: K;
  /** Where it is present. @default every environment of the service */
  readonly environments?: readonly Environments[];
} & { readonly [F in Exclude<FacetNameOf<K>, Required[K]>]?: FacetInput<F, Ports, N> } & {
  readonly [F in Extract<FacetNameOf<K>, Required[K]>]: FacetInput<F, Ports, N>;
};

/** Part of a workload of one kind, for overrides and environment defaults. */
export type WorkloadPart<K extends WorkloadKind, Ports, N extends Names> = Override<{
  readonly [F in FacetNameOf<K>]?: FacetInput<F, Ports, N>;
}>;

/**
 * The difference to a value: objects by key, `null` to take an entry away. Lists and values that are one of
 * several forms are taken whole.
 */
export type Override<T> = [T] extends [string | number | boolean | readonly unknown[]]
  ? T
  : IsUnion<T> extends true
    ? T
    : T extends object
      ? { readonly [K in keyof T]?: Override<Exclude<T[K], undefined>> | null }
      : T;

type IsUnion<T, Whole = T> = T extends unknown ? ([Whole] extends [T] ? false : true) : never;
