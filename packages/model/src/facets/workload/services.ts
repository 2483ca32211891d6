import { type LongRunning, longRunning } from '../../kinds.js';
import { eachEntry, type Facet } from '../facet.js';
import type { Names } from '../names.js';

/** A Service beside the workload's own, which offers every exposed port inside the cluster. */
export interface ExtraService {
  /** `headless` gives the pods' own addresses. @default 'cluster-ip' */
  readonly type: 'cluster-ip' | 'headless' | 'load-balancer';
  /** Names of the workload's ports. @default all that are exposed */
  readonly ports: readonly string[];
  /** Who may reach a load balancer, as CIDR blocks. @default [] anyone */
  readonly sourceRanges: readonly string[];
  readonly annotations: { readonly [name: string]: string };
}

export type ExtraServices = { readonly [name: string]: ExtraService };
export type ExtraServicesInput<N extends Names = Names> = {
  readonly [name: string]: {
    readonly type?: ExtraService['type'];
    readonly ports?: readonly N['port'][];
    readonly sourceRanges?: readonly string[];
    readonly annotations?: ExtraService['annotations'];
  };
};

export const services: Facet<ExtraServicesInput, ExtraServices, LongRunning> = {
  kinds: longRunning,
  normalise: (input) => input,
  defaults: ({ declared }) =>
    eachEntry(declared, () => ({ type: 'cluster-ip', ports: [], sourceRanges: [], annotations: {} })),
};
