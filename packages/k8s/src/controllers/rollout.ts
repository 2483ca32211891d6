import type { Controller } from './controller.js';

/** Argo Rollouts in the place of a Deployment. (argo-rollouts.readthedocs.io/en/stable/features/specification) */
export const rollout: Controller = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  template: ['spec', 'template'],
  job: [],
  revisionLabel: 'rollouts-pod-template-hash',
  spec: ({ spec, selector, template }) => ({ ...spec, selector: { matchLabels: selector }, template }),
};
