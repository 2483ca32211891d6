import type { Inventory, Lookup, Placed } from '../inventory.js';
import { objectsAt, stringsAt, textAt } from '../pods.js';
import type { Rule, Said } from '../rule.js';
import { keysOfSecret } from './missing-objects.js';

/** The certificate of an Ingress is a Secret that somebody makes: an issuer, External Secrets, or a person who says so. */
export const certificates: Rule = {
  kinds: ['Ingress'],
  check: (placed, inventory) => {
    if (isIssued(placed)) return [];
    return objectsAt(placed.object, ['spec', 'tls']).flatMap(
      ([index, { secretName: name }]): readonly Said[] => {
        if (typeof name !== 'string' || isMade(name, placed, inventory)) return [];
        return [
          {
            code: 'FL_ROUTE_CERTIFICATE',
            severity: inventory.hasUnknownKinds(placed.namespace) ? 'warning' : 'error',
            path: ['spec', 'tls', index, 'secretName'],
            value: name,
            what: `is no Secret that anybody makes in namespace ${placed.namespace}, so callers get the certificate of nobody`,
            mend: 'name an issuer (edge.issuer), or a secret of the service with the keys tls.crt and tls.key',
          },
        ];
      },
    );
  },
};

/** cert-manager makes the Secret of an Ingress that names an issuer. (cert-manager.io/docs/usage/ingress) */
function isIssued({ object }: Placed): boolean {
  const annotations = stringsAt(object, ['metadata', 'annotations']);
  const issuers = ['cert-manager.io/cluster-issuer', 'cert-manager.io/issuer', 'kubernetes.io/tls-acme'];
  return issuers.some((name) => annotations[name] !== undefined);
}

function isMade(name: string, { namespace }: Placed, inventory: Inventory): boolean {
  if (keysOfSecret(namespace, name, inventory) !== undefined) return true;
  return inventory.naming(bySecret, namespace, name).length > 0;
}

const bySecret: Lookup = {
  kinds: ['Certificate'],
  key: (object) => textAt(object, ['spec', 'secretName']),
};
