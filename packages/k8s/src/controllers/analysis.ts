import { jobGate } from '../analysis/limits.js';
import type { Controller } from './controller.js';
import { job } from './job.js';

/** A Job that each rollout runs anew, as its own question about the new version. */
export const analysis: Controller = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AnalysisTemplate',
  template: ['spec', 'metrics', 'job', 'provider', 'job', 'spec', 'template'],
  job: ['spec', 'metrics', 'job', 'provider', 'job', 'spec'],
  spec: (parts) => ({ metrics: [{ name: 'job', ...jobGate, provider: { job: { spec: job.spec(parts) } } }] }),
};
