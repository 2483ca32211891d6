import type { Controller } from './controller.js';

/** Pods with a name and storage of their own. */
export const statefulSet: Controller = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  template: ['spec', 'template'],
  job: [],
  spec: ({ spec, claims, selector, template }) => ({
    ...spec,
    selector: { matchLabels: selector },
    template,
    ...(Object.keys(claims).length > 0 && {
      volumeClaimTemplates: Object.keys(claims)
        .sort()
        .map((name) => ({
          // Argo CD compares this list whole, so what the API server would add must be there.
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: { name },
          spec: claims[name],
        })),
    }),
  }),
};
