import { atFacet } from '../derive/landscape.js';
import type { Check } from './check.js';

/** Every secret is kept in a store that the environment has. */
export const stores: Check = ({ environment, services }) =>
  services.flatMap(({ declared }) =>
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
