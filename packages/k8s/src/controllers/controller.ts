import type { JsonObject } from '@fairlead/model';

/** What has come together for one workload. */
export interface ControllerParts {
  readonly objectName: string;
  readonly workload: string;
  readonly selector: { readonly [label: string]: string };
  /** Fields of the controller's own spec. */
  readonly spec: JsonObject;
  /** Fields of a Job's spec. */
  readonly job: JsonObject;
  /** Storage for each pod, by volume. */
  readonly claims: { readonly [volume: string]: JsonObject };
  /** The pod template: metadata and spec. */
  readonly template: JsonObject;
}

/** The Kubernetes kind that keeps the pods of one kind of workload. */
export interface Controller {
  readonly apiVersion: string;
  readonly kind: string;
  /** Where the pod template stands, below the object. */
  readonly template: readonly string[];
  /** Where a Job's fields stand, below the object. */
  readonly job: readonly string[];
  /** Whether it cannot be changed, so that a deploy tool has to put a new one in its place. */
  readonly immutable: boolean;
  readonly spec: (parts: ControllerParts) => JsonObject;
}
