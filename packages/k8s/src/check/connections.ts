import { isObject, type Json, type JsonObject } from '@fairlead/model';
import type { Inventory } from './inventory.js';
import { selects } from './labels.js';
import { at, objectsAt, stringsAt } from './pods.js';
import type { WithPods } from './rule.js';

/** Pods that connect, pods that are connected to, and at which of their ports. */
export interface Connection {
  readonly from: WithPods;
  readonly to: WithPods;
  readonly port: PodPort;
}

/** A port of pods, by all that a policy may call it. */
export interface PodPort {
  readonly name: string | undefined;
  readonly number: number;
  readonly protocol: string;
}

type Direction = (typeof directions)[keyof typeof directions];

const directions = {
  out: { type: 'Egress', rules: 'egress', peers: 'to' },
  in: { type: 'Ingress', rules: 'ingress', peers: 'from' },
} as const;

/**
 * Whether network policies let pods connect to others. In doubt they do: namespaces may have labels that are not known
 * here, and a block of addresses may hold those of pods.
 */
export function mayConnect({ from, to, port }: Connection, inventory: Inventory): boolean {
  return (
    passes(directions.out, { held: from, peer: to, port }, inventory) &&
    passes(directions.in, { held: to, peer: from, port }, inventory)
  );
}

/** One end of a connection, whose policies are asked, and the other one. */
interface End {
  readonly held: WithPods;
  readonly peer: WithPods;
  readonly port: PodPort;
}

function passes(direction: Direction, { held, peer, port }: End, inventory: Inventory): boolean {
  const policies = inventory
    .selectingLike('NetworkPolicy', held.namespace, held.pods.labels)
    .map(({ object }) => object['spec'] as Json)
    .filter((spec) => holds(spec, direction) && selects(at(spec, ['podSelector']), held.pods.labels));
  if (policies.length === 0) return true;
  return policies
    .flatMap((spec) => objectsAt(spec, [direction.rules]))
    .some(([, rule]) => {
      const ports = objectsAt(rule, ['ports']);
      const peers = objectsAt(rule, [direction.peers]);
      return (
        (ports.length === 0 || ports.some(([, each]) => isPort(each, port))) &&
        (peers.length === 0 || peers.some(([, each]) => isPeer(each, peer, held.namespace)))
      );
    });
}

/** Whether a policy is about a direction; one that does not say is about what comes in, and what goes out if it has rules. */
function holds(spec: Json, { type, rules }: Direction): boolean {
  const types = at(spec, ['policyTypes']);
  if (Array.isArray(types)) return types.includes(type);
  return type === 'Ingress' || at(spec, [rules]) !== undefined;
}

function isPort(rule: JsonObject, { name, number, protocol }: PodPort): boolean {
  const { port, endPort, protocol: over = 'TCP' } = rule;
  if (over !== protocol) return false;
  if (typeof port !== 'number') return port === undefined || port === name;
  return typeof endPort === 'number' ? port <= number && number <= endPort : port === number;
}

function isPeer(rule: JsonObject, { namespace, pods }: WithPods, own: string): boolean {
  const { ipBlock, namespaceSelector, podSelector } = rule;
  if (ipBlock !== undefined) return true;
  const isThere =
    namespaceSelector === undefined ? namespace === own : mayBeNamespace(namespaceSelector, namespace);
  return isThere && (podSelector === undefined || selects(podSelector, pods.labels));
}

const nameLabel = 'kubernetes.io/metadata.name';

/** Every namespace has a label with its name; what others it has is not known here. */
function mayBeNamespace(selector: Json, namespace: string): boolean {
  if (!isObject(selector)) return true;
  const name = stringsAt(selector, ['matchLabels'])[nameLabel];
  const matchExpressions = objectsAt(selector, ['matchExpressions']).flatMap(([, each]) =>
    each['key'] === nameLabel ? [each] : [],
  );
  return (
    (name === undefined || name === namespace) && selects({ matchExpressions }, { [nameLabel]: namespace })
  );
}
