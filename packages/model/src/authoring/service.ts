import type { InputOf } from '../facets/facet.js';
import type { ConfigSetInput } from '../facets/service/config.js';
import type { DatabaseInput } from '../facets/service/databases.js';
import type { ImageSourceInput } from '../facets/service/images.js';
import type { MeshInput } from '../facets/service/mesh.js';
import type { Namespace } from '../facets/service/namespace.js';
import type { SecretInput } from '../facets/service/secrets.js';
import type { ServiceFacetName, ServiceFacets } from '../facets/table.js';
import type { WorkloadKind } from '../kinds.js';
import type { Override, WorkloadInput, WorkloadPart } from './workload.js';

/**
 * What the builder infers from a definition: the names that are declared in it. Each is an object whose keys
 * are the names.
 */
export interface Declared {
  /** Workload → its ports. */
  readonly ports: object;
  /** Workload → its kind. */
  readonly kinds: object;
  /** Secret → its keys. */
  readonly secrets: object;
  readonly config: object;
  readonly images: object;
  readonly databases: object;
  readonly calls: object;
}

type Name<T> = keyof T & string;

/** The names that a service's workloads may refer to. */
interface NamesOf<D extends Declared, Shared extends string, Port> {
  readonly port: Name<Port>;
  readonly image: Name<D['images']>;
  readonly set: Name<D['config']> | Shared;
  readonly secretKey: SecretKeyOf<D['secrets']>;
  readonly database: Name<D['databases']>;
  readonly call: Name<D['calls']>;
}

type SecretKeyOf<Secrets> = {
  [S in Name<Secrets>]: { readonly secret: S; readonly key: Name<Secrets[S]> };
}[Name<Secrets>];

/** The facets whose type does not depend on declared names. */
type PlainFacetName = Exclude<
  ServiceFacetName,
  'calls' | 'config' | 'databases' | 'images' | 'mesh' | 'migrations' | 'secrets'
>;

/** A release unit: what one folder builds and one tag moves. */
export type ServiceInput<
  ServiceName extends string,
  Environments extends string,
  Shared extends string,
  D extends Declared,
> = {
  /** Also the folder's name: `apps/services/<name>`. */
  readonly name: ServiceName;
  /** Where it is present. @default every environment */
  readonly environments?: readonly Environments[];
  /** `true` takes it away everywhere, in good order; its folder is deleted afterwards. @default false */
  readonly retired?: boolean;
  /** What runs, by name. */
  readonly workloads: {
    readonly [W in keyof D['ports']]: WorkloadInput<
      Environments,
      D['ports'][W],
      NamesOf<NoInfer<D>, Shared, NoInfer<D['ports'][W]>>
    >;
  } & { readonly [W in keyof D['kinds']]: { readonly kind: D['kinds'][W] } };
  /** Values that nobody may read in Git, by name. */
  readonly secrets?: { readonly [S in keyof D['secrets']]: SecretInput<D['secrets'][S]> };
  /** Config sets, by name. */
  readonly config?: { readonly [C in keyof D['config']]: ConfigSetInput };
  /** @default one image `main`, built from the service's folder */
  readonly images?: { readonly [I in keyof D['images']]: ImageSourceInput };
  readonly databases?: {
    readonly [B in keyof D['databases']]: DatabaseInput<SecretKeyOf<NoInfer<D['secrets']>>>;
  };
  readonly migrations?: {
    readonly [B in Name<NoInfer<D['databases']>>]?: {
      readonly hook: Name<NoInfer<D['kinds']>>;
      readonly folder?: string;
    };
  };
  readonly mesh?: MeshInput<Name<NoInfer<D['kinds']>>, Name<NoInfer<D['calls']>>>;
  /** Services that this one calls → `workload.port`. Checked by `platform`. */
  readonly calls?: D['calls'];
  /** What differs in an environment: only the difference. */
  readonly overrides?: { readonly [E in Environments]?: ServiceOverride<Shared, D> };
} & { readonly [F in PlainFacetName]?: InputOf<ServiceFacets[F]> };

type PortsOf<D extends Declared, Workload> = Workload extends keyof D['ports'] ? D['ports'][Workload] : never;

type ServiceOverride<Shared extends string, D extends Declared> = {
  readonly workloads?: {
    readonly [W in keyof NoInfer<D['kinds']>]?: WorkloadPart<
      Extract<NoInfer<D['kinds']>[W], WorkloadKind>,
      NoInfer<PortsOf<D, W>>,
      NamesOf<NoInfer<D>, Shared, NoInfer<PortsOf<D, W>>>
    >;
  };
  readonly secrets?: {
    readonly [S in keyof NoInfer<D['secrets']>]?: Override<SecretInput<NoInfer<D['secrets']>[S]>>;
  };
  readonly config?: { readonly [C in keyof NoInfer<D['config']>]?: Override<ConfigSetInput> };
  readonly images?: { readonly [I in keyof NoInfer<D['images']>]?: ImageSourceInput };
  readonly mesh?: Override<MeshInput<Name<NoInfer<D['kinds']>>, Name<NoInfer<D['calls']>>>>;
  readonly databases?: {
    readonly [B in keyof NoInfer<D['databases']>]?: Override<
      DatabaseInput<SecretKeyOf<NoInfer<D['secrets']>>>
    >;
  };
  /** Never its name or owner: objects would move. */
  readonly namespace?: Override<Pick<Namespace, 'quota' | 'limits'>>;
} & { readonly [F in Exclude<PlainFacetName, 'namespace' | 'about'>]?: Override<InputOf<ServiceFacets[F]>> };

/** A service as the builder returns it: plain data, with the names it declares known to the compiler. */
export interface Service<ServiceName extends string = string, Ports = unknown, Calls = unknown> {
  readonly type: 'service';
  readonly name: ServiceName;
  readonly definition: ServiceDefinition;
  /** For the compiler alone: what others may call, and what this one calls. Absent at run time. */
  readonly declares?: { readonly ports: Ports; readonly calls: Calls };
}

/** The same data as resolution reads it, with names as plain strings. */
export type ServiceDefinition = {
  readonly name: string;
  readonly environments?: readonly string[];
  readonly retired?: boolean;
  readonly workloads: { readonly [name: string]: WorkloadDefinition };
  readonly overrides?: { readonly [environment: string]: ServicePart | undefined };
} & ServicePart;

/** Facets of a service and of its workloads, any of them absent. */
export interface ServicePart {
  readonly workloads?: { readonly [name: string]: { readonly [facet: string]: unknown } | undefined };
  readonly [facet: string]: unknown;
}

export type WorkloadDefinition = {
  readonly kind: WorkloadKind;
  readonly environments?: readonly string[];
  readonly [facet: string]: unknown;
};
