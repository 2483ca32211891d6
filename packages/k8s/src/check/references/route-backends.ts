import type { Json, JsonObject } from '@fairlead/model';
import type { Inventory, Placed } from '../inventory.js';
import { at, objectsAt } from '../pods.js';
import type { Rule, Said } from '../rule.js';

/** Every path leads to a Service that is there, and to one of its ports. */
export const routeBackends: Rule = {
  kinds: ['HTTPRoute', 'GRPCRoute', 'Ingress'],
  check: (placed, inventory) =>
    backends(placed).flatMap(({ path, service, namespace, port }) => {
      const target = inventory.find(namespace, 'Service', service)?.object;
      if (target === undefined) return [noService(path, service, namespace)];
      const ports = objectsAt(target, ['spec', 'ports']).map(([, each]) => each);
      if (port === undefined || ports.some((each) => each['port'] === port || each['name'] === port))
        return [];
      return [
        {
          code: 'FL_ROUTE_PORT',
          path,
          value: port,
          what: `is no port of Service ${service} (it has ${ports.map((each) => each['port']).join(', ')})`,
          mend: 'aim at a port that the Service offers',
        },
      ];
    }),
};

function noService(path: Said['path'], service: string, namespace: string): Said {
  return {
    code: 'FL_ROUTE_SERVICE',
    path,
    value: service,
    what: `is no Service of namespace ${namespace}, so requests to this path fail`,
    mend: 'aim at a Service that is there, or take the path away',
  };
}

interface Backend {
  readonly path: readonly (string | number)[];
  readonly service: string;
  readonly namespace: string;
  readonly port: Json | undefined;
}

function backends(placed: Placed): readonly Backend[] {
  return placed.object.kind === 'Ingress' ? ofIngress(placed) : ofRoute(placed);
}

function ofRoute({ object, namespace }: Placed): readonly Backend[] {
  return objectsAt(object, ['spec', 'rules']).flatMap(([rule, each]) =>
    objectsAt(each, ['backendRefs'])
      .filter(([, { kind = 'Service' }]) => kind === 'Service')
      .map(([index, backend]) => ({
        path: ['spec', 'rules', rule, 'backendRefs', index],
        service: String(backend['name']),
        namespace: String(backend['namespace'] ?? namespace),
        port: backend['port'],
      })),
  );
}

function ofIngress({ object, namespace }: Placed): readonly Backend[] {
  const inRules = objectsAt(object, ['spec', 'rules']).flatMap(([rule, each]) =>
    objectsAt(each, ['http', 'paths']).flatMap(([index, { backend }]) =>
      ingressBackend(backend, ['spec', 'rules', rule, 'http', 'paths', index, 'backend'], namespace),
    ),
  );
  return [
    ...inRules,
    ...ingressBackend(at(object, ['spec', 'defaultBackend']), ['spec', 'defaultBackend'], namespace),
  ];
}

function ingressBackend(
  backend: Json | undefined,
  path: Backend['path'],
  namespace: string,
): readonly Backend[] {
  const service = at(backend, ['service']) as JsonObject | undefined;
  if (service === undefined) return [];
  const port = at(service, ['port', 'name']) ?? at(service, ['port', 'number']);
  // The AWS controller reads what the path does from an annotation of this name.
  if (port === 'use-annotation') return [];
  return [{ path: [...path, 'service'], service: String(service['name']), namespace, port }];
}

/** Whether a Service of this name is there, for rules that name one. */
export function hasService(inventory: Inventory, namespace: string, name: string): boolean {
  return inventory.find(namespace, 'Service', name) !== undefined;
}
