import type { ResolvedEnvironment, ServiceNeeds } from '@fairlead/model';

/** A service in an environment. */
export interface ServiceAt {
  readonly environment: ResolvedEnvironment;
  readonly service: string;
  readonly needs: ServiceNeeds;
}

/** A workload of it. */
export interface WorkloadAt extends ServiceAt {
  readonly workload: string;
}
