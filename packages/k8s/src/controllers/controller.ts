import type { JsonObject } from '@fairlead/model';

/** What has come together for one workload. */
export interface ControllerParts {
  readonly objectName: string;
  readonly workload: string;
  readonly selector: { readonly [label: string]: string };
  /** Fields of the controller's own spec. */
  readonly spec: JsonObject;
  /** Fields of the spec of an object that holds the pod template for the controller. */
  readonly holder: JsonObject;
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
  /** Where the pod template stands, below the object or its holder. */
  readonly template: readonly string[];
  /** Where a Job's fields stand, below the object. */
  readonly job: readonly string[];
  /** Label by which it tells the pods of one version from those of another, where it keeps two at once. */
  readonly revisionLabel?: string;
  readonly spec: (parts: ControllerParts) => JsonObject;
  /** Another object of the same name that holds the pod template, where the controller refers to one. */
  readonly holder?: Pick<Controller, 'apiVersion' | 'kind' | 'spec'>;
}
