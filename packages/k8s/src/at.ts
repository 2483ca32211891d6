import {
  type Backend,
  FairleadError,
  objectName,
  type Problem,
  type Progression,
  type Renaming,
  type Replicas,
  type ResolvedEnvironment,
  type ResolvedService,
  type ResolvedWorkload,
  type ResolvedWorkloadFacets,
  type Termination,
  type WorkloadKind,
} from '@fairlead/model';
import type { Phase } from './contribution.js';
import { controllers } from './controllers/table.js';
import { selector, serviceLabels, workloadLabels } from './labels.js';
import { configMapName, secretName } from './names.js';
import type { Strings } from './object.js';
import { type Uses, usesOf } from './uses.js';

/** What every compiler may know beside its facet. */
interface At {
  readonly service: string;
  readonly namespace: string;
  readonly environment: ResolvedEnvironment;
  /** Labels of the objects that the facet makes. */
  readonly labels: Strings;
}

/** What a compiler of a service's facet may know beside the facet. */
export interface ServiceAt extends At {
  readonly workloads: readonly WorkloadFacts[];
  /** Databases that run in a container beside the service, by name. */
  readonly ownDatabases: { readonly [name: string]: OwnDatabase };
}

/** What facets of the service may know of a database that is deployed with it. */
export interface OwnDatabase {
  readonly objectName: string;
  /** The service's secret that holds its password. */
  readonly secret: string;
  /** Name of the Secret that the database reads it from. */
  readonly secretName: string;
}

type Port = ResolvedWorkloadFacets['ports'][string];

/** What facets of the service may know of a workload. */
export interface WorkloadFacts {
  readonly name: string;
  readonly kind: WorkloadKind;
  readonly objectName: string;
  readonly uses: Uses;
  readonly selector: Strings;
  /** Names of the databases that its pods ask for. */
  readonly databases: readonly string[];
  /** Present for hooks alone: their moment of a deploy. */
  readonly phase?: Phase;
}

/**
 * What a compiler of a workload's facet may know beside the facet: names, what the model has decided across
 * facets, and lookups by the names that the facet refers to. Other facets are not here on purpose.
 */
export interface WorkloadAt extends At {
  readonly workload: string;
  readonly kind: WorkloadKind;
  /** Name of the workload's own objects. */
  readonly objectName: string;
  readonly replicas?: Replicas;
  readonly termination?: Termination;
  readonly backend?: Backend;
  readonly renaming?: Renaming;
  readonly selector: Strings;
  /** What keeps the pods, as autoscalers and the like refer to it. */
  readonly controller: { readonly apiVersion: string; readonly kind: string; readonly name: string };
  /** Label by which its controller tells versions apart, where it keeps pods of two at once. */
  readonly revisionLabel?: string;
  readonly progression?: Progression;
  /** Services that answer a request from outside, with the part of the requests that each gets. */
  readonly backends: readonly { readonly name: string; readonly weight: number }[];
  /** Name of a config set's ConfigMap. */
  configMap(set: string): string;
  /** Name of a secret's Secret. */
  secret(secret: string): string;
  /** Untagged name of an image. */
  image(name: string): string;
  /** What is known of a port. */
  port(name: string): Port;
  /** Names of the ports that Services offer. */
  readonly exposedPorts: readonly string[];
}

/** The surroundings of a service's facets. */
export function serviceAt(service: ResolvedService, environment: ResolvedEnvironment): ServiceAt {
  return {
    service: service.name,
    namespace: service.namespace.name,
    environment,
    labels: serviceLabels({ platform: environment.platform, service: service.name }),
    workloads: Object.entries(service.workloads).map(([name, workload]) =>
      factsOf(service.name, name, workload),
    ),
    ownDatabases: ownDatabases(service),
  };
}

function factsOf(service: string, name: string, workload: ResolvedWorkload): WorkloadFacts {
  const { kind, objectName, phase, databases } = workload;
  const facts = { name, kind, objectName, databases, uses: usesOf(workload) };
  return { ...facts, selector: selector({ service, workload: name }), ...(phase && { phase }) };
}

function ownDatabases({ name: service, databases, secrets }: ResolvedService): ServiceAt['ownDatabases'] {
  return Object.fromEntries(
    Object.entries(databases).flatMap(([name, { connection }]) => {
      if (connection.kind !== 'container') return [];
      const object = objectName(service, name);
      const { secret } = connection.password;
      const owner = secrets[secret]?.managed === 'by-hand' ? service : object;
      return [[name, { objectName: object, secret, secretName: secretName(owner, secret) }]];
    }),
  );
}

/** The surroundings of one workload's facets. */
export function workloadAt(
  service: ResolvedService,
  workload: string,
  environment: ResolvedEnvironment,
): WorkloadAt {
  const resolved = service.workloads[workload];
  if (resolved === undefined) throw new Error(`${service.name} has no workload ${workload}`);
  const { kind, objectName, phase, ports = {}, progression, replicas, termination } = resolved;
  const { apiVersion, kind: controller, revisionLabel } = controllers[resolved.controller];
  // A hook can run before the service's own objects are there, so it has copies of what it refers to.
  const owner = phase ? objectName : service.name;
  const whose = { platform: environment.platform, service: service.name, workload };
  const at = { file: `${environment.folder}/services/${service.name}.json`, path: `workloads.${workload}` };
  return {
    service: service.name,
    namespace: service.namespace.name,
    environment,
    workload,
    kind,
    objectName,
    labels: workloadLabels(whose),
    selector: selector(whose),
    controller: { apiVersion, kind: controller, name: objectName },
    backends: backendsOf(resolved),
    configMap: (set) => configMapName(owner, set),
    secret: (secret) => {
      const byHand = service.secrets[secret]?.managed === 'by-hand';
      return secretName(byHand ? service.name : owner, secret);
    },
    image: (name) => named(service.images, name, { at, what: 'image' }).repository,
    port: (name) => named(ports, name, { at, what: 'port' }),
    exposedPorts: Object.keys(ports).filter((name) => ports[name]?.exposed !== false),
    ...(revisionLabel && { revisionLabel }),
    ...(progression && { progression }),
    ...(replicas && { replicas }),
    ...(termination && { termination }),
    ...(resolved.backend && { backend: resolved.backend }),
    ...(resolved.renaming && { renaming: resolved.renaming }),
  };
}

/** Weights as they stand when nothing is being tried; during a rollout its controller moves them. */
function backendsOf({ objectName, progression }: ResolvedWorkload): WorkloadAt['backends'] {
  if (progression?.services === undefined || progression.strategy === 'blue-green') {
    return [{ name: objectName, weight: 1 }];
  }
  const { stable, next } = progression.services;
  return [
    { name: stable, weight: 100 },
    { name: next, weight: 0 },
  ];
}

/** The model has checked every reference of a definition, so a name that is missing was written by hand. */
function named<T>(of: { readonly [name: string]: T }, name: string, { at, what }: Naming): T {
  const found = Object.hasOwn(of, name) ? of[name] : undefined;
  if (found !== undefined) return found;
  throw new FairleadError([
    {
      code: 'FL_RESOLVED_FIELD',
      ...at,
      value: name,
      what: `there is no ${what} of this name`,
      mend: 'run `npx projen`, which writes it from the definition',
    },
  ]);
}

interface Naming {
  readonly at: Pick<Problem, 'file' | 'path'>;
  readonly what: 'image' | 'port';
}

/** Before its hook, in what order; what needs another object to work comes after it. */
const steps = { 'needed by others': 10, 'needs others': 5 } as const;

/** The phase of an object that a hook needs. */
export function ahead(phase: Phase, role: keyof typeof steps): Phase {
  return { ...phase, order: phase.order - steps[role] };
}
