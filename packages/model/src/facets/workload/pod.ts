import { workloadKinds } from '../../kinds.js';
import { facet } from '../facet.js';

/** Labels and annotations of the pods beyond those that Fairlead writes. */
export interface Pod {
  readonly labels: { readonly [name: string]: string };
  readonly annotations: { readonly [name: string]: string };
}

export const pod = facet<Pod>({
  kinds: workloadKinds,
  defaults: () => ({ labels: {}, annotations: {} }),
  check: ({ labels }, at) =>
    Object.entries(labels)
      .filter(([name]) => name.startsWith('app.kubernetes.io/') || name.startsWith('tags.datadoghq.com/'))
      .map(([name, value]) =>
        at({
          path: `labels.${name}`,
          value,
          code: 'FL_LABEL_OWNED',
          what: 'is written by Fairlead',
          mend: 'choose a label outside app.kubernetes.io and tags.datadoghq.com',
        }),
      ),
});
