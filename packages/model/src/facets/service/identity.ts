import { facet } from '../facet.js';

/** What the service's pods may do beyond their own containers. */
export interface Identity {
  /** Whether pods act as a cloud service account of their own, without a key. @default true */
  readonly cloud: boolean;
  /** Rights in the Kubernetes API, in the service's own namespace. @default [] */
  readonly rules: readonly ClusterRule[];
}

export interface ClusterRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** @default [] every name */
  readonly names?: readonly string[];
}

export const identity = facet<Identity>({ kinds: [], defaults: () => ({ cloud: true, rules: [] }) });
