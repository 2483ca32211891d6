import { isObject, type Json } from '@fairlead/model';
import type { Inventory, Placed } from '../inventory.js';
import { at, objectsAt, textAt } from '../pods.js';
import { called, type Rule } from '../rule.js';

/** No two routes answer the same host and path at the same listener: which of them wins is left to chance. */
export const routesTwice: Rule = {
  kinds: ['HTTPRoute', 'GRPCRoute', 'Ingress'],
  check: (placed, inventory) => {
    const owners = ownersIn(inventory);
    return addresses(placed).flatMap(({ address, host, path }) => {
      const first = owners.get(address);
      if (first === undefined || first === placed) return [];
      return [
        {
          code: 'FL_ROUTE_TWICE',
          path,
          value: host,
          what: `is answered at the same place by ${called(first)} of namespace ${first.namespace} already`,
          mend: 'give one of the two another host or path',
        },
      ];
    });
  },
};

const known = new WeakMap<Inventory, ReadonlyMap<string, Placed>>();

/** Who is first to answer an address; found once for an environment. */
function ownersIn(inventory: Inventory): ReadonlyMap<string, Placed> {
  const there = known.get(inventory);
  if (there) return there;
  const owners = new Map<string, Placed>();
  for (const kind of routesTwice.kinds) {
    for (const placed of inventory.ofKind(kind)) {
      for (const { address } of addresses(placed)) if (!owners.has(address)) owners.set(address, placed);
    }
  }
  known.set(inventory, owners);
  return owners;
}

interface Address {
  /** Listener, host and what else tells requests apart. */
  readonly address: string;
  readonly host: string;
  readonly path: readonly (string | number)[];
}

function addresses(placed: Placed): readonly Address[] {
  return placed.object.kind === 'Ingress' ? ofIngress(placed) : ofRoute(placed);
}

function ofRoute({ object }: Placed): readonly Address[] {
  const hosts = listAt(object, ['spec', 'hostnames']);
  const parents = objectsAt(object, ['spec', 'parentRefs']).map(([, parent]) => textOf(parent));
  return objectsAt(object, ['spec', 'rules']).flatMap(([rule, each]) => {
    const matches = listAt(each, ['matches']);
    return hosts.flatMap((host) =>
      parents.flatMap((parent) =>
        (matches.length === 0 ? [{}] : matches).map((match) => ({
          address: [object.kind, parent, host, textOf(match)].join(' '),
          host: String(host),
          path: ['spec', 'rules', rule],
        })),
      ),
    );
  });
}

function ofIngress({ object }: Placed): readonly Address[] {
  const ingressClass =
    textAt(object, ['spec', 'ingressClassName']) ??
    textAt(object, ['metadata', 'annotations', 'kubernetes.io/ingress.class']) ??
    '';
  return objectsAt(object, ['spec', 'rules']).flatMap(([rule, each]) =>
    objectsAt(each, ['http', 'paths']).map(([index, { path = '/', pathType }]) => ({
      // GKE gives each Ingress an address of its own, and a host leads to one address, whatever the path.
      address: [
        'Ingress',
        ingressClass,
        each['host'],
        ...(ingressClass === 'gce' ? [] : [path, pathType]),
      ].join(' '),
      host: `${each['host'] ?? ''}${path}`,
      path: ['spec', 'rules', rule, 'http', 'paths', index],
    })),
  );
}

const listAt = (value: Json, path: readonly string[]): readonly Json[] => {
  const found = at(value, path);
  return Array.isArray(found) ? found : [];
};

/** The same text for the same value, however its fields are ordered. */
function textOf(value: Json): string {
  return JSON.stringify(value, (_, each: Json) =>
    isObject(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each,
  );
}
