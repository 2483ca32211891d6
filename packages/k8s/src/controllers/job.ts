import type { Controller } from './controller.js';

/** Runs once for each release, which gives it a name of its own; or at a moment of each deploy, as its phase says. */
export const job: Controller = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  template: ['spec', 'template'],
  job: ['spec'],
  spec: ({ spec, job: fields, template }) => ({ ...spec, ...fields, template }),
};
