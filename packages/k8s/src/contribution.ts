import type { JsonObject, ResolvedWorkloadFacets, WorkloadKind } from '@fairlead/model';
import type { KubeObject, Strings } from './object.js';

/** At which moment of a deploy an object is written; no deploy tool's own words. */
export type Phase = ResolvedWorkloadFacets['phase'];

/**
 * What one facet adds to a service's objects. It is data keyed by name, so that contributions can be merged in
 * any order; whatever Kubernetes wants as a list becomes one only when everything is there.
 */
export interface Contribution {
  readonly objects?: readonly ObjectPart[];
  readonly controllers?: readonly ControllerPart[];
  readonly pods?: readonly PodPart[];
  readonly network?: readonly NetworkPart[];
}

/** An object of its own beside the workloads' controllers. */
export interface ObjectPart {
  readonly object: KubeObject;
  /** Of an object that belongs to a hook, and goes with it. @default with everything else */
  readonly phase?: Phase;
  /** Place among the objects of one deploy, of an object that stays; lower comes first. @default 0 */
  readonly order?: number;
  /** Holds data: a person is asked before it goes. @default false */
  readonly kept?: boolean;
}

/** A part of what keeps a workload's pods: Deployment, Rollout, StatefulSet, CronJob or Job. */
export interface ControllerPart {
  readonly workload: string;
  /** Fields of the controller's own spec. */
  readonly spec?: JsonObject;
  /** Fields of the spec of the Deployment that a Rollout refers to. */
  readonly holder?: JsonObject;
  /** Fields of a Job's spec, which a CronJob has one level below its own. */
  readonly job?: JsonObject;
  /** Storage that each pod of a StatefulSet gets, by volume. */
  readonly claims?: { readonly [volume: string]: JsonObject };
  readonly phase?: Phase;
}

/** The pods that a part is for. */
export type Into = { readonly workload: string } | { readonly kinds: readonly WorkloadKind[] };

/** A part of a workload's pods. */
export interface PodPart {
  readonly into: Into;
  /** The container that the workload is about; it has the workload's name. */
  readonly main?: ContainerPart;
  /** Containers that start and stop with the main one, by name. */
  readonly beside?: { readonly [name: string]: ContainerPart };
  /** Containers that start before the main one and stop after it, by name (native sidecars). */
  readonly around?: { readonly [name: string]: ContainerPart };
  /** Containers that run to their end before the main one starts, by name. */
  readonly before?: { readonly [name: string]: ContainerPart };
  /** Source of each volume, by name. */
  readonly volumes?: { readonly [name: string]: JsonObject };
  readonly labels?: Strings;
  readonly annotations?: Strings;
  /** Fields of the pod's spec that are no lists of the above. */
  readonly spec?: JsonObject;
}

/** A part of one container. */
export interface ContainerPart {
  /** Variable → its value or where it comes from. */
  readonly env?: { readonly [variable: string]: JsonObject };
  /** Name → number and transport. */
  readonly ports?: { readonly [name: string]: JsonObject };
  /** Path → volume and how it is mounted. */
  readonly mounts?: { readonly [path: string]: JsonObject };
  /** Fields of the container that are none of the above. */
  readonly spec?: JsonObject;
}

/** Connections that a workload's pods may have, by a name that says why. Everything else is denied. */
export interface NetworkPart {
  readonly into: Into;
  readonly ingress?: { readonly [why: string]: JsonObject };
  readonly egress?: { readonly [why: string]: JsonObject };
}

/** A contribution with the place in the definition that it comes from. */
export interface Written {
  /** Place in the service's definition, such as `workloads.server.scaling`. */
  readonly by: string;
  readonly contribution: Contribution;
}
