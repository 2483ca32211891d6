import type { Controller } from './controller.js';

/** Pods with a name and storage of their own. */
export const statefulSet: Controller = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  template: ['spec', 'template'],
  job: [],
  immutable: false,
  spec: ({ spec, claims, selector, template }) => ({
    ...spec,
    selector: { matchLabels: selector },
    template,
    ...(Object.keys(claims).length > 0 && {
      volumeClaimTemplates: Object.keys(claims)
        .sort()
        .map((name) => ({ metadata: { name }, spec: claims[name] })),
    }),
  }),
};
