import { branch } from '../pods/template.js';
import type { Controller } from './controller.js';
import { deployment } from './deployment.js';
import { rollout } from './rollout.js';

const { apiVersion, kind } = deployment;

/** Argo Rollouts beside a Deployment whose template it takes; the Deployment itself wants no pods. */
export const rolloutOfDeployment: Controller = {
  ...rollout,
  template: deployment.template,
  spec: ({ objectName: name, spec, selector }) => ({
    ...spec,
    selector: { matchLabels: selector },
    workloadRef: { ...branch(spec, 'workloadRef'), apiVersion, kind, name },
  }),
  holder: {
    apiVersion,
    kind,
    spec: ({ holder, selector, template }) => ({ ...holder, selector: { matchLabels: selector }, template }),
  },
};
