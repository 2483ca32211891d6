import type { JsonObject } from '@fairlead/model';

/** Names with texts: labels, annotations, a ConfigMap's data. */
export type Strings = { readonly [name: string]: string };

export interface ObjectMeta extends JsonObject {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Strings;
  readonly annotations?: Strings;
}

/** A Kubernetes object as plain data. */
export interface KubeObject extends JsonObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
}

/** How people and patches name an object of a service: `Deployment/api-server`. */
export function objectKey({ kind, metadata }: KubeObject): string {
  return `${kind}/${metadata.name}`;
}
