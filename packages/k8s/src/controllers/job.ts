import type { Controller } from './controller.js';

/** Runs once for each release: a changed image makes it another Job. */
export const job: Controller = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  template: ['spec', 'template'],
  job: ['spec'],
  immutable: true,
  spec: ({ spec, job: fields, template }) => ({ ...spec, ...fields, template }),
};
