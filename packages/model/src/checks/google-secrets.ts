import { atFacet } from '../derive/landscape.js';
import type { Secrets } from '../facets/service/secrets.js';
import type { Problem } from '../problem.js';
import type { Check, EnvironmentView } from './check.js';

/** Google's own rule, and a letter first, as Terraform wants of the names of resources. */
const entryName = /^[A-Za-z][A-Za-z0-9_-]{0,254}$/;

/** Entries in Google Secret Manager have names that it takes. */
export const googleSecrets: Check = (view) =>
  view.services.flatMap(({ declared, resolved }): readonly Problem[] => {
    const at = atFacet(declared, 'secrets');
    return entriesOf(view, resolved.secrets)
      .filter(({ name }) => !entryName.test(name))
      .map(({ path, name: value }) =>
        at({
          path,
          value,
          code: 'FL_GOOGLE_SECRET_NAME',
          what: 'is not a name of an entry in Google Secret Manager',
          mend: 'use letters, digits, - and _, beginning with a letter',
        }),
      );
  });

function entriesOf({ environment }: EnvironmentView, secrets: Secrets) {
  return Object.entries(secrets).flatMap(([secret, source]) => {
    if (source.managed !== 'external') return [];
    if (environment.stores[source.store]?.kind !== 'google-secret-manager') return [];
    const keys = Object.entries(source.keys).map(([key, { name }]) => ({
      path: `${secret}.keys.${key}`,
      name,
    }));
    return [...keys, ...source.from.map((name) => ({ path: `${secret}.from`, name }))];
  });
}
