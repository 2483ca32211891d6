import { workloadKinds } from '../../kinds.js';
import { facet } from '../facet.js';

/** On which nodes pods run, and how far apart. */
export interface Placement {
  /** Labels that a node must have. */
  readonly nodeSelector: { readonly [label: string]: string };
  /** Labels of which a node must have one of the values. */
  readonly nodeAffinity: { readonly [label: string]: readonly string[] };
  readonly tolerations: readonly Toleration[];
  /** Even spread over zones and nodes: `prefer`, `require` or `none`. @default prefer */
  readonly spread: { readonly zone: Spread; readonly node: Spread };
  /** Pods of one workload never share a node. @default false */
  readonly apart: boolean;
  /**
   * Nodes that are cheap and may go at any time: `never`, `prefer` or `require`. What a cloud calls them, and what it
   * keeps other pods away with, follows from the environment's. @default 'never'
   */
  readonly spot: 'never' | Exclude<Spread, 'none'>;
  /** Processors that every image of the workload is built for. @default [] whatever the node has */
  readonly architectures: readonly ('amd64' | 'arm64')[];
  /**
   * Name of a PriorityClass in the cluster; `''` is the cluster's default. A class belongs to the whole cluster, and one
   * that is not there refuses every pod, so there is no name that fits everywhere: an environment names its own under
   * `defaults`. @default ''
   */
  readonly priority: string;
}

export type Spread = 'prefer' | 'require' | 'none';

export interface Toleration {
  readonly key: string;
  /** @default any value */
  readonly value?: string;
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

export const placement = facet<Placement>({
  kinds: workloadKinds,
  defaults: ({ kind }) => {
    const spread = kind === 'cron' || kind === 'job' || kind === 'hook' ? 'none' : 'prefer';
    return {
      nodeSelector: {},
      nodeAffinity: {},
      tolerations: [],
      spread: { zone: spread, node: spread },
      apart: false,
      spot: 'never',
      architectures: [],
      priority: '',
    };
  },
});
