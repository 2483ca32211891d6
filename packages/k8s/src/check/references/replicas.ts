import type { Inventory, Lookup, Placed } from '../inventory.js';
import { at, textAt } from '../pods.js';

/** The autoscalers of a workload: what else than Git writes its number of pods. */
export function autoscalersOf({ object, namespace }: Placed, inventory: Inventory): readonly Placed[] {
  return inventory.naming(byTarget, namespace, `${object.kind}/${object.metadata.name}`);
}

const byTarget: Lookup = {
  kinds: ['HorizontalPodAutoscaler', 'ScaledObject'],
  key: (scaler) => {
    const { kind, name } = scaleTarget(scaler);
    return `${kind}/${name}`;
  },
};

/** What an autoscaler scales; KEDA's targets are Deployments unless they say otherwise. */
export function scaleTarget(scaler: Placed['object']): { readonly kind: string; readonly name: string } {
  const path = scaler.kind === 'VerticalPodAutoscaler' ? ['spec', 'targetRef'] : ['spec', 'scaleTargetRef'];
  return {
    kind: textAt(scaler, [...path, 'kind']) ?? 'Deployment',
    name: textAt(scaler, [...path, 'name']) ?? '',
  };
}

/** The fewest pods that an autoscaler keeps. */
export function leastOf({ kind, ...scaler }: Placed['object']): number {
  const isKeda = kind === 'ScaledObject';
  const least = at(scaler, ['spec', isKeda ? 'minReplicaCount' : 'minReplicas']);
  return typeof least === 'number' ? least : isKeda ? 0 : 1;
}

/** The Rollout that takes a Deployment's template and keeps its pods; the number in the Deployment is 0 then. */
export function rolloutOver({ object, namespace }: Placed, inventory: Inventory): Placed | undefined {
  if (object.kind !== 'Deployment') return undefined;
  return inventory.naming(byWorkload, namespace, `${object.kind}/${object.metadata.name}`)[0];
}

const byWorkload: Lookup = {
  kinds: ['Rollout'],
  key: (rollout) => {
    const taken = workloadRef(rollout);
    return taken && `${taken.kind}/${taken.name}`;
  },
};

/** The workload whose template a Rollout takes. */
export function takenOver({ object, namespace }: Placed, inventory: Inventory): Placed | undefined {
  const taken = object.kind === 'Rollout' ? workloadRef(object) : undefined;
  return taken && inventory.find(namespace, taken.kind, taken.name);
}

function workloadRef(
  rollout: Placed['object'],
): { readonly kind: string; readonly name: string } | undefined {
  const [kind, name] = ['kind', 'name'].map((field) => textAt(rollout, ['spec', 'workloadRef', field]));
  return kind === undefined || name === undefined ? undefined : { kind, name };
}

/** The fewest pods that a workload has, by whomever they are kept; `undefined` where each node has one. */
export function leastPods(placed: Placed, inventory: Inventory): number | undefined {
  if (placed.object.kind === 'DaemonSet') return undefined;
  const keeper = rolloutOver(placed, inventory) ?? placed;
  const [scaler] = autoscalersOf(keeper, inventory);
  if (scaler) return leastOf(scaler.object);
  const replicas = at(keeper.object, ['spec', 'replicas']);
  return typeof replicas === 'number' ? replicas : 1;
}
