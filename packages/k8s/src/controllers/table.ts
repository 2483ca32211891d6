import type { WorkloadKind } from '@fairlead/model';
import type { Controller } from './controller.js';
import { cronJob } from './cron-job.js';
import { deployment } from './deployment.js';
import { hook } from './hook.js';
import { job } from './job.js';
import { statefulSet } from './stateful-set.js';

/** What keeps the pods of each kind of workload. */
export const controllers: { readonly [K in WorkloadKind]: Controller } = {
  server: deployment,
  worker: deployment,
  stateful: statefulSet,
  cron: cronJob,
  job,
  hook,
};
