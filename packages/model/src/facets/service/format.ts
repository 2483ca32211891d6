import { type Format, formats } from '../../authoring/ledger.js';
import { facet } from '../facet.js';

/** What a service's manifests are written as: plain objects, a Kustomize overlay or a Helm chart's values. */
export const format = facet<Format>({
  kinds: [],
  // What the environment says lies over this and below what the service says.
  defaults: () => 'plain',
  check: (resolved, at) =>
    formats.includes(resolved)
      ? []
      : [
          at({
            path: '',
            value: resolved,
            code: 'FL_FORMAT',
            what: 'is not a format of manifests',
            mend: `write one of ${formats.join(', ')}`,
          }),
        ],
});
