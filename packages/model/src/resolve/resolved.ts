import type { ResolvedAddOn } from '../authoring/add-ons.js';
import type { ResolvedDelivery } from '../authoring/delivery.js';
import type { ResolvedEdge } from '../authoring/edge.js';
import type { Cloud, Metrics, SecretStore } from '../authoring/environment.js';
import type { Freeze } from '../authoring/freezes.js';
import type { Format, Ledger } from '../authoring/ledger.js';
import type { WorkingHours } from '../authoring/working-hours.js';
import type { ControllerName } from '../derive/controllers.js';
import type { Progression } from '../derive/progression.js';
import type { Patch } from '../facets/service/patches.js';
import type { ResolvedServiceFacets, ResolvedWorkloadFacets } from '../facets/table.js';
import type { Image } from '../facets/workload/image.js';
import type { Route } from '../facets/workload/routes.js';
import type { Update } from '../facets/workload/update.js';
import type { Tier, WorkloadKind } from '../kinds.js';

/** Versions of the files' formats. A synth refuses a file of another one. */
export const schemas = {
  environment: 'fairlead.environment/1',
  service: 'fairlead.service/1',
  needs: 'fairlead.needs/1',
} as const;

/** `environment.json`: an environment with every default filled in and nothing about single services. */
export interface ResolvedEnvironment {
  readonly schema: typeof schemas.environment;
  readonly name: string;
  /** Name of the platform. */
  readonly platform: string;
  readonly tier: Tier;
  readonly protected: boolean;
  readonly retired: boolean;
  readonly cloud: Cloud;
  readonly cluster: { readonly name: string; readonly server: string };
  readonly domain: string;
  /** Prefix of the images built here, without a slash at its end. */
  readonly registry: string;
  readonly delivery: ResolvedDelivery;
  readonly ledger: Ledger;
  /** Of what no service says its own format of. */
  readonly format: Format;
  readonly freezes: { readonly [name: string]: Freeze };
  readonly addOns: { readonly [name: string]: ResolvedAddOn };
  /** Where Argo CD reads this tree. */
  readonly repository: { readonly url: string; readonly branch: string };
  /** This environment's folder, from the repository's root. */
  readonly folder: string;
  readonly edge: ResolvedEdge;
  readonly gateway: { readonly name: string; readonly namespace: string };
  readonly stores: { readonly [store: string]: SecretStore };
  /** When it is on; `false` is always. */
  readonly workingHours: WorkingHours | false;
  readonly autoSync: boolean;
  /** Patches for objects of every service, the platform's first; absent where there are none. */
  readonly patches?: { readonly platform: readonly Patch[]; readonly environment: readonly Patch[] };
  /** Where gates ask for metrics; absent where nobody said. */
  readonly metrics?: Metrics;
}

/** `services/<s>.json`: a service seen from one environment, with nothing left to decide. */
export interface ResolvedService extends Omit<ResolvedServiceFacets, 'calls' | 'images' | 'databases'> {
  readonly schema: typeof schemas.service;
  readonly name: string;
  readonly environment: string;
  readonly retired: boolean;
  readonly workloads: { readonly [name: string]: ResolvedWorkload };
  /** With the full, untagged name that a release's tag and digest are added to. */
  readonly images: {
    readonly [name: string]: ResolvedServiceFacets['images'][string] & { readonly repository: string };
  };
  readonly databases: { readonly [name: string]: ResolvedDatabase };
  /** What it calls, with all that a network policy needs of the peer. */
  readonly calls: readonly Peer[];
  /** Who calls it, and at which of its ports. */
  readonly callers: readonly Caller[];
}

export type ResolvedDatabase = ResolvedServiceFacets['databases'][string] & {
  /** Where its clients connect to. */
  readonly address: { readonly host: string; readonly port: number };
};

/** An endpoint of another service. */
export interface Peer {
  readonly service: string;
  readonly workload: string;
  readonly namespace: string;
  /** Name of the port. */
  readonly port: string;
  /** On the peer's pods. */
  readonly targetPort: number;
  /** On the peer's Service. */
  readonly exposedPort: number;
  /** DNS name inside the cluster. */
  readonly host: string;
  /** Absent where the port speaks over TCP. */
  readonly transport?: 'UDP';
}

export interface Caller {
  readonly service: string;
  readonly namespace: string;
  /** Which of this service's workloads is called. */
  readonly workload: string;
  /** Which of its ports. */
  readonly port: string;
  /** Absent where the port speaks over TCP. */
  readonly transport?: 'UDP';
}

/** A workload with the facets of its kind, and what follows from them. */
export interface ResolvedWorkload
  extends Omit<Partial<ResolvedWorkloadFacets>, AlwaysThere | 'image' | 'routes' | 'update'>,
    Pick<ResolvedWorkloadFacets, AlwaysThere> {
  readonly kind: WorkloadKind;
  /** Name of its Kubernetes objects: `<service>-<workload>`. */
  readonly objectName: string;
  readonly image: Image;
  readonly routes?: { readonly [name: string]: ResolvedRoute };
  readonly update?: ResolvedUpdate;
  /** Names of the service's databases that its pods ask for, sorted. */
  readonly databases: readonly string[];
  /** What keeps its pods. */
  readonly controller: ControllerName;
  /** How a new version reaches callers step by step; absent where it does not. */
  readonly progression?: Progression;
  /** Who writes the number of pods; absent for what ends by itself. */
  readonly replicas?: Replicas;
  /** How a load balancer treats its pods; absent where nothing routes to them. */
  readonly backend?: Backend;
  /** Present while the workload is there under two names. */
  readonly renaming?: Renaming;
  /** How its pods leave, in seconds; absent for what ends by itself. */
  readonly termination?: Termination;
}

/** The facets that every kind of workload has. */
type AlwaysThere =
  | 'env'
  | 'envFrom'
  | 'init'
  | 'placement'
  | 'pod'
  | 'probes'
  | 'resources'
  | 'run'
  | 'security'
  | 'sidecars'
  | 'telemetry'
  | 'volumes';

/** With a limit for each request, and full names of hosts. */
export type ResolvedRoute = Route & Required<Pick<Route, 'timeoutSeconds'>>;

/** With how long a new pod must be ready before it counts. */
export type ResolvedUpdate = Update & Required<Pick<Update, 'minReadySeconds'>>;

/** Exactly one owner writes the number of pods (`git`: it stands in the manifest). */
export type Replicas =
  | { readonly owner: 'git'; readonly count: number }
  | { readonly owner: 'hpa'; readonly min: number; readonly max: number }
  | {
      readonly owner: 'keda';
      readonly min: number;
      readonly max: number;
      /** Only in these hours there are pods, and then this many at least. */
      readonly hours?: WorkingHours & { readonly count: number };
    };

export interface Termination {
  /** Pause before the process is told, while load balancers notice. */
  readonly preStopSeconds: number;
  /** How long the process has from then on. */
  readonly drainSeconds: number;
  /** Pause, drain and a margin. */
  readonly graceSeconds: number;
}

/** One of the two workloads that are there while a name changes. */
export interface Renaming {
  /** Name of the other one's objects. */
  readonly other: string;
  /** Whether requests and calls are led to this one. */
  readonly serves: boolean;
}

/** How a load balancer treats the pods behind a workload's routes, in seconds. */
export interface Backend {
  /** Names of the ports that it reaches, sorted. */
  readonly ports: readonly string[];
  /** The longest of the routes' time limits. */
  readonly timeoutSeconds: number;
  /** As long as the pods have for their last requests. */
  readonly drainSeconds: number;
  readonly health: HealthCheck;
  /** Name of a Cloud Armor policy; `''` is none. */
  readonly securityPolicy: string;
  readonly affinity: 'none' | 'client-ip' | 'cookie';
}

/** What a load balancer asks a pod, as the kubelet does. */
export interface HealthCheck {
  readonly protocol: 'HTTP' | 'HTTPS' | 'GRPC' | 'TCP';
  /** On the pod. */
  readonly port: number;
  /** `''` where the protocol has none. */
  readonly path: string;
  /** Host header; `''` is the load balancer's own. */
  readonly host: string;
  /** Of a gRPC check; `''` is the server as a whole. */
  readonly service: string;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly failures: number;
  readonly successes: number;
}

/** `needs.json`: what infrastructure and monitors must know of all services of an environment, and no more. */
export interface Needs {
  readonly schema: typeof schemas.needs;
  readonly environment: string;
  readonly services: { readonly [service: string]: ServiceNeeds };
}

export interface ServiceNeeds {
  readonly namespace: string;
  readonly owner: string;
  readonly runbook: string;
  /** Whether its pods act as a cloud service account of their own. */
  readonly cloudIdentity: boolean;
  /** Kubernetes service accounts that may act as it. */
  readonly serviceAccounts: readonly string[];
  /** Images that are pushed to the environment's registry. */
  readonly builtImages: readonly string[];
  /** Entries of the stores that it reads, by store. */
  readonly secrets: { readonly [store: string]: readonly string[] };
  readonly databases: ResolvedService['databases'];
  readonly queues: ResolvedServiceFacets['queues'];
  readonly buckets: ResolvedServiceFacets['buckets'];
  readonly objectives: ResolvedServiceFacets['objectives'];
  readonly workloads: {
    readonly [workload: string]: { readonly kind: WorkloadKind; readonly objectName: string };
  };
}
