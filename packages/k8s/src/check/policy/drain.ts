import type { KubeObject } from '../../object.js';
import type { Inventory, Placed } from '../inventory.js';
import { at, objectsAt, stringsAt, textAt } from '../pods.js';
import type { Said } from '../rule.js';
import { secondsAfterPause } from './endings.js';
import type { Policy } from './policy.js';

/**
 * A request that was allowed to begin may end: a deploy gives pods no less time for their last ones than a route gives
 * each. What is open for longer on purpose, as streams are, has a waiver. Redirects and GRPCRoutes have no limit of their
 * own; at Google's Gateway the HTTPRoute says what the backend's settings say.
 */
export const drain: Policy = {
  where: 'production',
  kinds: ['HTTPRoute', 'Ingress', 'BackendConfig'],
  check: (placed, inventory) =>
    limitsOf(placed, inventory).flatMap(({ path, value, seconds, services }) => {
      const least = Math.min(...services.map((name) => drainOf(name, placed, inventory)));
      return seconds > least ? [{ ...words(least), path, value }] : [];
    }),
};

const words = (least: number): Pick<Said, 'code' | 'what' | 'mend'> => ({
  code: 'FL_POLICY_DRAIN',
  what: `is longer than the ${least} s that pods have for their last requests, so a deploy cuts some off`,
  mend: 'raise shutdown.drainSeconds; routes.timeoutSeconds follows from it where it says nothing',
});

interface Limit extends Pick<Said, 'path' | 'value'> {
  readonly seconds: number;
  /** Names of the Services that requests with this limit lead to. */
  readonly services: readonly string[];
}

function limitsOf(placed: Placed, inventory: Inventory): readonly Limit[] {
  switch (placed.object.kind) {
    case 'HTTPRoute':
      return ofRoute(placed.object);
    case 'Ingress':
      return ofIngress(placed.object);
    default:
      return ofBackend(placed, inventory);
  }
}

function ofRoute(route: KubeObject): readonly Limit[] {
  return objectsAt(route, ['spec', 'rules']).flatMap(([rule, each]) => {
    const value = textAt(each, ['timeouts', 'request']);
    if (value === undefined) return [];
    const services = objectsAt(each, ['backendRefs']).map(([, { name }]) => String(name));
    return [
      { path: ['spec', 'rules', rule, 'timeouts', 'request'], value, seconds: secondsOf(value), services },
    ];
  });
}

const nginxLimit = 'nginx.ingress.kubernetes.io/proxy-read-timeout';

function ofIngress(ingress: KubeObject): readonly Limit[] {
  const value = ingress.metadata.annotations?.[nginxLimit];
  if (value === undefined) return [];
  const services = objectsAt(ingress, ['spec', 'rules']).flatMap(([, rule]) =>
    objectsAt(rule, ['http', 'paths']).map(([, path]) => textAt(path, ['backend', 'service', 'name']) ?? ''),
  );
  return [{ path: ['metadata', 'annotations', nginxLimit], value, seconds: Number(value), services }];
}

/** The settings of a Service's backend at GKE's Ingress. */
function ofBackend({ object, namespace }: Placed, inventory: Inventory): readonly Limit[] {
  const value = at(object, ['spec', 'timeoutSec']);
  if (typeof value !== 'number') return [];
  const named = JSON.stringify({ default: object.metadata.name });
  const services = inventory
    .ofKindIn(namespace, 'Service')
    .filter((each) => each.object.metadata.annotations?.['cloud.google.com/backend-config'] === named)
    .map((each) => each.object.metadata.name);
  return [{ path: ['spec', 'timeoutSec'], value, seconds: value, services }];
}

/** How long the pods of a Service have for their last requests; for ever where it has none. */
function drainOf(name: string, { namespace, of }: Placed, inventory: Inventory): number {
  const service = inventory.find(namespace, 'Service', name)?.object;
  if (service === undefined) return Number.POSITIVE_INFINITY;
  const led = inventory.withLabels(namespace, stringsAt(service, ['spec', 'selector']));
  const drains = led.flatMap(({ object, pods }) => {
    if (pods === undefined) return [];
    const workloads = Object.values(of?.service.workloads ?? {});
    const own = workloads.find(({ objectName }) => objectName === object.metadata.name);
    return [own?.termination?.drainSeconds ?? secondsAfterPause(pods)];
  });
  return Math.min(...drains);
}

const units = { h: 3600, m: 60, s: 1, ms: 0.001 } as const;

/** A duration of the Gateway API (gateway-api.sigs.k8s.io/geps/gep-2257); none at all is no limit. */
function secondsOf(duration: string): number {
  const parts = [...duration.matchAll(/(\d+)(ms|h|m|s)/g)];
  const sum = parts.reduce(
    (sum, [, count, unit]) => sum + Number(count) * units[unit as keyof typeof units],
    0,
  );
  return sum > 0 ? sum : Number.POSITIVE_INFINITY;
}
