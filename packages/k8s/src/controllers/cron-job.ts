import type { Controller } from './controller.js';

/** A Job at set times. */
export const cronJob: Controller = {
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  template: ['spec', 'jobTemplate', 'spec', 'template'],
  job: ['spec', 'jobTemplate', 'spec'],
  spec: ({ spec, job, template }) => ({ ...spec, jobTemplate: { spec: { ...job, template } } }),
};
