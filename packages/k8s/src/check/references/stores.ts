import { isObject, type Json } from '@fairlead/model';
import type { Inventory } from '../inventory.js';
import { at, objectsAt } from '../pods.js';
import type { Rule, Said } from '../rule.js';

type Path = readonly (string | number)[];

/** A secret is fetched from a store that is there; one of the whole cluster may be somebody else's to declare. */
export const stores: Rule = {
  kinds: ['ExternalSecret'],
  check: ({ object, namespace }, inventory) =>
    places(object).flatMap((path): readonly Said[] => {
      const store = at(object, path);
      if (!isObject(store)) return [];
      const { kind = 'SecretStore', name } = store;
      if (kind !== 'SecretStore' && kind !== 'ClusterSecretStore') return [];
      if (isThere(inventory, kind === 'SecretStore' ? namespace : undefined, String(name))) return [];
      return [
        {
          code: 'FL_SECRET_STORE',
          severity: kind === 'SecretStore' && !inventory.hasUnknownKinds(namespace) ? 'error' : 'warning',
          path: [...path, 'name'],
          value: name,
          what: `is no ${kind} that is applied here, so nothing is fetched unless somebody else has made it`,
          mend: 'name one that is there; a store of the environment is made where a secret of a service (secrets) is kept in it',
        },
      ];
    }),
};

function isThere(inventory: Inventory, namespace: string | undefined, name: string): boolean {
  if (namespace !== undefined) return inventory.find(namespace, 'SecretStore', name) !== undefined;
  return inventory.ofKind('ClusterSecretStore').some(({ object }) => object.metadata.name === name);
}

/** Where an ExternalSecret may name a store: once for all, and for each part. */
function places(object: Json): readonly Path[] {
  const parts = ['data', 'dataFrom'].flatMap((field) =>
    objectsAt(object, ['spec', field]).map(([index]) => ['spec', field, index, 'sourceRef', 'storeRef']),
  );
  return [['spec', 'secretStoreRef'], ...parts];
}
