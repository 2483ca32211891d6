import type { Controller } from './controller.js';

/** Interchangeable pods that run all the time. */
export const deployment: Controller = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  template: ['spec', 'template'],
  job: [],
  revisionLabel: 'pod-template-hash',
  spec: ({ spec, selector, template }) => ({ ...spec, selector: { matchLabels: selector }, template }),
};
