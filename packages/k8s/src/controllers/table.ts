import type { ControllerName } from '@fairlead/model';
import { analysis } from './analysis.js';
import type { Controller } from './controller.js';
import { cronJob } from './cron-job.js';
import { deployment } from './deployment.js';
import { job } from './job.js';
import { rollout } from './rollout.js';
import { rolloutOfDeployment } from './rollout-of-deployment.js';
import { statefulSet } from './stateful-set.js';

/** What can keep the pods of a workload; the model says which of them does. */
export const controllers: { readonly [N in ControllerName]: Controller } = {
  analysis,
  'cron-job': cronJob,
  deployment,
  hook: job,
  job,
  rollout,
  'rollout-of-deployment': rolloutOfDeployment,
  'stateful-set': statefulSet,
};
