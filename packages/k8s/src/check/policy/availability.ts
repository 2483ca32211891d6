import { selects } from '../labels.js';
import { at, objectsAt } from '../pods.js';
import { leastPods, rolloutOver } from '../references/replicas.js';
import { podPolicy } from './policy.js';
import { servicesOf } from './probes.js';

const leastWanted = 3;

/** With three, one is still there when an update of the nodes and a fault take one each. (kube-linter minimum-three-replicas) */
export const replicas = podPolicy({
  where: 'production',
  kinds: ['Deployment', 'StatefulSet', 'Rollout'],
  words: {
    code: 'FL_POLICY_REPLICAS',
    what: 'is fewer than 3 pods behind a Service, so a move of a pod and a fault together are an outage',
    mend: 'run three or more (scaling.min)',
  },
  wrong: (placed, inventory) => {
    const least = leastPods(placed, inventory) ?? leastWanted;
    // Where replicas are 0 in Git, something else runs the pods, or nothing should.
    if (least >= leastWanted || least === 0 || servicesOf(placed, inventory).length === 0) return [];
    return [{ path: ['spec', 'replicas'], value: least }];
  },
});

/** Nodes are emptied for upgrades; a budget keeps all pods of a workload from going at once. (kube-score deployment-has-poddisruptionbudget) */
export const disruptionBudget = podPolicy({
  where: 'production',
  kinds: ['Deployment', 'StatefulSet', 'Rollout'],
  words: {
    code: 'FL_POLICY_DISRUPTION_BUDGET',
    what: 'has no PodDisruptionBudget, so an upgrade of the nodes may take all of its pods at once',
    mend: 'do not take its PodDisruptionBudget away',
  },
  wrong: (placed, inventory) => {
    const hasBudget = inventory
      .selectingLike('PodDisruptionBudget', placed.namespace, placed.pods.labels)
      .some(({ object }) => selects(at(object, ['spec', 'selector']), placed.pods.labels));
    return hasBudget || (leastPods(placed, inventory) ?? 2) <= 1 ? [] : [{ path: [], value: undefined }];
  },
});

/** Pods of one workload on one node, or in one zone, go together. (kube-linter no-anti-affinity) */
export const spread = podPolicy({
  where: 'production',
  kinds: ['Deployment', 'StatefulSet', 'Rollout'],
  words: {
    code: 'FL_POLICY_SPREAD',
    what: 'are spread over neither zones nor nodes, so one of those takes them all',
    mend: "leave placement.spread at 'prefer', or set placement.apart",
  },
  wrong: (placed, inventory) => {
    const { pods } = placed;
    const isSpread =
      objectsAt(pods.spec, ['topologySpreadConstraints']).length > 0 ||
      at(pods.spec, ['affinity', 'podAntiAffinity']) !== undefined;
    if (isSpread || (leastPods(placed, inventory) ?? 1) <= 1) return [];
    return [{ path: [...pods.path, 'topologySpreadConstraints'], value: undefined }];
  },
});

/** A new version comes up before the old one goes. */
export const noRolloutGap = podPolicy({
  where: 'production',
  kinds: ['Deployment'],
  words: {
    code: 'FL_POLICY_ROLLOUT_GAP',
    what: 'lets pods behind a Service go before their successors are ready',
    mend: 'roll with maxUnavailable 0 (update)',
  },
  wrong: (placed, inventory) => {
    const strategy = at(placed.object, ['spec', 'strategy']);
    const value = at(strategy, ['rollingUpdate', 'maxUnavailable']);
    const isGapless = at(strategy, ['type']) !== 'Recreate' && (value === 0 || value === '0%');
    if (isGapless || servicesOf(placed, inventory).length === 0) return [];
    // Its pods are the Rollout's, and so is the way in which they change.
    if (rolloutOver(placed, inventory)) return [];
    return [{ path: ['spec', 'strategy'], value: strategy }];
  },
});
