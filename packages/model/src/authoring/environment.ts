import type { Names } from '../facets/names.js';
import type { ConfigSetInput } from '../facets/service/config.js';
import type { Patch } from '../facets/service/patches.js';
import type { JsonObject } from '../json.js';
import type { Tier, WorkloadKind } from '../kinds.js';
import type { AddOn } from './add-ons.js';
import type { Delivery } from './delivery.js';
import type { Edge } from './edge.js';
import type { Freeze } from './freezes.js';
import type { Format, Ledger } from './ledger.js';
import type { WorkingHours } from './working-hours.js';
import type { WorkloadPart } from './workload.js';

/** Where an environment's cluster, images and identities live. */
export type Cloud =
  | {
      readonly provider: 'google';
      /** Project id. A placeholder will do to synthesize; nothing here asks the cloud whether it is there. */
      readonly project: string;
      readonly region: string;
    }
  | { readonly provider: 'aws'; readonly account: string; readonly region: string }
  /** A laptop. */
  | { readonly provider: 'none' };

/**
 * Where the values of secrets are kept. External Secrets reads them as itself: it runs under the name
 * `external-secrets` in a namespace of that name, with a cloud identity or a role of Vault of its own.
 */
export type SecretStore =
  /** `project`: of the entries; by default the environment's own. */
  | { readonly kind: 'google-secret-manager'; readonly project?: string }
  /** `region`: of the entries; by default the environment's own. */
  | { readonly kind: 'aws-secrets-manager'; readonly region?: string }
  /** `path`: of the key/value engine; `role`: of Vault's Kubernetes authentication, by default `external-secrets`. */
  | { readonly kind: 'vault'; readonly server: string; readonly path: string; readonly role?: string }
  /** Any other: the provider in External Secrets' own words, which name credentials and never hold them. */
  | { readonly kind: 'other'; readonly provider: JsonObject };

/** Where gates of a rollout ask whether a new version keeps the service's objectives. */
export type Metrics =
  /** `address` as the rollouts controller reaches it, such as `http://prometheus.monitoring:9090`. */
  | { readonly provider: 'prometheus'; readonly address: string }
  /** `secret` is the secret of each service whose keys are `address`, `api-key` and `app-key`. */
  | { readonly provider: 'datadog'; readonly secret: string };

/** A cluster with what belongs to it; nothing about single services. */
export interface EnvironmentInput<
  Name extends string,
  Environments extends string,
  Shared extends string,
  Moved extends string = string,
  Tag extends string = string,
> {
  readonly tier: Tier;
  readonly cloud: Cloud;
  /** @default `<platform>-<environment>` at the cluster that Argo CD runs in */
  readonly cluster?: { readonly name?: string; readonly server?: string };
  /** Hosts without a dot are put before it. */
  readonly domain: string;
  readonly delivery: Delivery<Exclude<Environments, Name>, Moved, Tag>;
  /** @default this tree; the bot's branch for a digest commit */
  readonly ledger?: Ledger;
  /** What manifests are written as, where a service does not say its own. @default 'plain' */
  readonly format?: Format;
  /** Times in which no release moves here, by name. @default none */
  readonly freezes?: { readonly [name: string]: Freeze };
  /** Charts of third parties, by name. @default none */
  readonly addOns?: { readonly [name: string]: AddOn };
  /** Prefix of the images built here. @default the cloud's own registry */
  readonly registry?: string;
  /** Refuses what would lose something. @default true in production */
  readonly protected?: boolean;
  /** `true` takes everything away, in good order; the folder is deleted afterwards. @default false */
  readonly retired?: boolean;
  /** What turns routes into its own objects. @default the Gateway API */
  readonly edge?: Edge;
  /** The Gateway that routes attach to. @default `public` in `gateway` */
  readonly gateway?: { readonly name?: string; readonly namespace?: string };
  /** By the name that secrets refer to. @default `default`, the cloud's own */
  readonly stores?: { readonly [store: string]: SecretStore };
  /** Shared config sets: any service may take them into its variables or volumes. */
  readonly sets?: { readonly [S in Shared]?: ConfigSetInput };
  /** When it is on; refused where it is protected. @default always */
  readonly workingHours?: WorkingHours;
  /** Whether Argo CD applies changes by itself. @default true */
  readonly autoSync?: boolean;
  /** For objects of every service, over those of the platform; each must meet one. @default none */
  readonly patches?: readonly Patch[];
  /** Needed where a rollout watches objectives. @default nowhere */
  readonly metrics?: Metrics;
  /** Facets for every workload of a kind; `all` for every workload. A service's own go over them. */
  readonly defaults?: {
    readonly [K in WorkloadKind]?: WorkloadPart<K, { readonly [port: string]: never }, Names>;
  } & { readonly all?: WorkloadPart<'cron', never, Names> | WorkloadPart<'server', never, Names> };
}

/** The same data as resolution reads it: releases may come from an environment of any name. */
export type EnvironmentDefinition = EnvironmentInput<never, string, string>;

/** An environment as the builder returns it. */
export interface Environment<Name extends string = string, Moved = unknown> {
  readonly type: 'environment';
  readonly name: Name;
  readonly definition: EnvironmentDefinition;
  /** For the compiler alone: the services that its sets name. Absent at run time. */
  readonly declares?: { readonly moved: Moved };
}
