import type { Needs, ResolvedEnvironment, ServiceNeeds } from '@fairlead/model';
import type { Contribution } from './contribution.js';

/** An environment in Google Cloud. */
export interface GoogleEnvironment extends ResolvedEnvironment {
  readonly cloud: Extract<ResolvedEnvironment['cloud'], { readonly provider: 'google' }>;
}

/** Where a need stands. */
export interface At {
  readonly environment: GoogleEnvironment;
  /** Name of the service. */
  readonly service: string;
  readonly needs: ServiceNeeds;
}

/** Turns one need of a service into resources. */
export type CompileNeed<Need> = (need: Need, at: At) => Contribution;

/** Turns something about the environment itself into resources. */
export type CompileEnvironment = (environment: GoogleEnvironment, needs: Needs) => Contribution;

/** For what becomes no infrastructure of its own. */
export const nothing: CompileNeed<unknown> = () => ({ resources: [] });
