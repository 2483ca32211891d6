import type { SecretStore } from '../authoring/environment.js';
import { atFacet } from '../derive/landscape.js';
import type { Problem } from '../problem.js';
import { environmentFile } from '../resolve/places.js';
import type { Check, EnvironmentView } from './check.js';

/** Every secret is kept in a store that the environment has, and every store can be found. */
export const stores: Check = (view) => [...wrongStores(view), ...unknownStores(view)];

function wrongStores({ platform, environment }: EnvironmentView): readonly Problem[] {
  const file = environmentFile(platform, environment.name);
  return Object.entries(environment.stores).flatMap(([name, store]): readonly Problem[] => {
    const field = lacking(store);
    if (field !== undefined) {
      const path = `stores.${name}.${field}`;
      const what = "is missing, and the environment's own cloud has none";
      return [{ code: 'FL_STORE_PLACE', file, path, value: undefined, what, mend: `name the ${field}` }];
    }
    if (store.kind !== 'other') return [];
    const kinds = Object.keys(store.provider);
    if (kinds.length === 1 && !kinds.includes('fake')) return [];
    const path = `stores.${name}.provider`;
    const what = 'is not exactly one provider that keeps its values outside of Git';
    const mend =
      'name one provider of External Secrets, and not `fake`, which has its values in the manifest';
    return [{ code: 'FL_STORE_PROVIDER', file, path, value: kinds, what, mend }];
  });
}

/** What a store must say that its cloud does not. */
function lacking(store: SecretStore): 'project' | 'region' | undefined {
  if (store.kind === 'google-secret-manager' && store.project === undefined) return 'project';
  if (store.kind === 'aws-secrets-manager' && store.region === undefined) return 'region';
  return undefined;
}

function unknownStores({ environment, services }: EnvironmentView): readonly Problem[] {
  return services.flatMap(({ declared }) =>
    Object.entries(declared.facets.secrets).flatMap(([name, secret]) => {
      if (secret.managed !== 'external' || Object.hasOwn(environment.stores, secret.store)) return [];
      const known = Object.keys(environment.stores);
      return [
        atFacet(
          declared,
          'secrets',
        )({
          path: `${name}.store`,
          value: secret.store,
          code: 'FL_STORE_UNKNOWN',
          what: `is not a store of ${environment.name}`,
          mend: known.length > 0 ? `name one of ${known.join(', ')}` : "add it to the environment's stores",
        }),
      ];
    }),
  );
}
