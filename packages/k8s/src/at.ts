import type {
  Replicas,
  ResolvedEnvironment,
  ResolvedService,
  ResolvedWorkload,
  ResolvedWorkloadFacets,
  Termination,
  WorkloadKind,
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
}

type Port = ResolvedWorkloadFacets['ports'][string];

/** What facets of the service may know of a workload. */
export interface WorkloadFacts {
  readonly name: string;
  readonly kind: WorkloadKind;
  readonly objectName: string;
  readonly uses: Uses;
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
  readonly selector: Strings;
  /** What keeps the pods, as autoscalers and the like refer to it. */
  readonly controller: { readonly apiVersion: string; readonly kind: string; readonly name: string };
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
    workloads: Object.entries(service.workloads).map(([name, workload]) => factsOf(name, workload)),
  };
}

function factsOf(name: string, workload: ResolvedWorkload): WorkloadFacts {
  const { kind, objectName, phase } = workload;
  return { name, kind, objectName, uses: usesOf(workload), ...(phase && { phase }) };
}

/** The surroundings of one workload's facets. */
export function workloadAt(
  service: ResolvedService,
  workload: string,
  environment: ResolvedEnvironment,
): WorkloadAt {
  const resolved = service.workloads[workload];
  if (resolved === undefined) throw new Error(`${service.name} has no workload ${workload}`);
  const { kind, objectName, ports = {}, replicas, termination } = resolved;
  const { apiVersion, kind: controller } = controllers[kind];
  // A hook can run before the service's own objects are there, so it has copies of what it refers to.
  const owner = kind === 'hook' ? objectName : service.name;
  const whose = { platform: environment.platform, service: service.name, workload };
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
    configMap: (set) => configMapName(owner, set),
    secret: (secret) => {
      const byHand = service.secrets[secret]?.managed === 'by-hand';
      return secretName(byHand ? service.name : owner, secret);
    },
    image: (name) => named(service.images, name, 'image').repository,
    port: (name) => named(ports, name, 'port'),
    exposedPorts: Object.keys(ports).filter((name) => ports[name]?.exposed !== false),
    ...(replicas && { replicas }),
    ...(termination && { termination }),
  };
}

/** The model has checked every reference, so a missing name is a fault of the program and not of its user. */
function named<T>(of: { readonly [name: string]: T }, name: string, what: string): T {
  const found = of[name];
  if (found === undefined) throw new Error(`no ${what} is named ${name}`);
  return found;
}

/** Before its hook, in what order; what needs another object to work comes after it. */
const steps = { 'needed by others': 10, 'needs others': 5 } as const;

/** The phase of an object that a hook needs. */
export function ahead(phase: Phase, role: keyof typeof steps): Phase {
  return { ...phase, order: phase.order - steps[role] };
}
