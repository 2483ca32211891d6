import type { Json } from '@fairlead/model';
import { at, objectsAt, textAt } from '../pods.js';
import { called, type Rule, type Said } from '../rule.js';
import { autoscalersOf, leastOf, scaleTarget } from './replicas.js';

/** An autoscaler has a workload to scale, is the only one who does, and starts from at least one pod. */
export const autoscalers: Rule = {
  kinds: ['HorizontalPodAutoscaler', 'ScaledObject', 'VerticalPodAutoscaler'],
  check: (placed, inventory) => {
    const { object, namespace } = placed;
    const { kind, name } = scaleTarget(object);
    const field = object.kind === 'VerticalPodAutoscaler' ? 'targetRef' : 'scaleTargetRef';
    const path = ['spec', field];
    const target = inventory.find(namespace, kind, name);
    if (target === undefined) {
      // What an operator keeps is scaled through the operator's own object.
      const severity = inventory.hasUnknownKinds(namespace) ? 'warning' : 'error';
      return [
        {
          code: 'FL_SCALE_TARGET',
          severity,
          path,
          value: `${kind}/${name}`,
          what: `is not there in namespace ${namespace}, so nothing is scaled`,
          mend: 'aim at a workload that is there, or take the autoscaler away',
        },
      ];
    }
    if (object.kind === 'VerticalPodAutoscaler') return [];
    const [first] = autoscalersOf(target, inventory);
    return [
      ...(first !== undefined && first !== placed ? [second(path, called(first), called(target))] : []),
      ...fromZero(object.kind === 'ScaledObject', leastOf(object), at(target.object, ['spec', 'replicas'])),
    ];
  },
};

function second(path: Said['path'], first: string, target: string): Said {
  return {
    code: 'FL_SCALED_TWICE',
    path,
    value: undefined,
    what: `${target} is scaled by ${first} already, and the two undo each other's work`,
    mend: 'keep one of the two',
  };
}

/** An HPA is off as long as its workload has no pods; only KEDA starts the first one. */
function fromZero(isKeda: boolean, least: number, replicas: unknown): readonly Said[] {
  if (isKeda) return [];
  const mend = 'keep at least one pod, or scale with KEDA, which starts the first one';
  if (replicas === 0) {
    const what = 'the workload stands at 0 pods, and an autoscaler is off as long as it does';
    return [{ code: 'FL_SCALE_ZERO', path: ['spec', 'scaleTargetRef'], value: 0, what, mend }];
  }
  if (least > 0) return [];
  const what = 'is a minimum at which the autoscaler turns itself off';
  return [{ code: 'FL_SCALE_ZERO', path: ['spec', 'minReplicas'], value: least, what, mend }];
}

/** Exactly one owner writes the number of pods: beside an autoscaler it does not stand in Git (argo-cd #6520). */
export const replicasOwner: Rule = {
  kinds: ['Deployment', 'StatefulSet', 'Rollout'],
  check: (placed, inventory) => {
    const value = at(placed.object, ['spec', 'replicas']);
    const [scaler] = autoscalersOf(placed, inventory);
    if (value === undefined || value === 0 || scaler === undefined) return [];
    return [
      {
        code: 'FL_REPLICAS_OWNER',
        path: ['spec', 'replicas'],
        value,
        what: `stands in Git beside ${called(scaler)}, so every sync undoes what it scaled`,
        mend: 'leave the number out',
      },
    ];
  },
};

/**
 * What is not compared is not written either: without the option each sync writes what it ignores (argo-cd #6520).
 * Inside a list the option does too much: the sync takes the whole list from the cluster, and a change of it in Git
 * never arrives. There only what is out of sync is applied.
 */
export const ignoredDifferences: Rule = {
  kinds: ['Application'],
  check: ({ object }) => {
    const differences = objectsAt(object, ['spec', 'ignoreDifferences']);
    if (differences.length === 0) return [];
    const options = at(object, ['spec', 'syncPolicy', 'syncOptions']);
    const has = (option: string) => Array.isArray(options) && options.includes(option);
    const isRespected = has('RespectIgnoreDifferences=true');
    const inList = differences.some(
      ([, { jqPathExpressions: paths }]) =>
        Array.isArray(paths) && paths.some((path: Json) => /\[(?!["'])/.test(String(path))),
    );
    if (inList ? !isRespected && has('ApplyOutOfSyncOnly=true') : isRespected) return [];
    return [
      {
        code: 'FL_IGNORED_DIFFERENCES',
        path: ['spec', 'ignoreDifferences'],
        value: textAt(object, ['metadata', 'name']),
        what: isRespected
          ? 'lie inside a list, so each sync keeps the whole list as it is in the cluster'
          : 'are ignored when Argo CD compares and still written when it syncs',
        mend: inList
          ? 'use the sync option ApplyOutOfSyncOnly=true, and not RespectIgnoreDifferences=true'
          : 'add the sync option RespectIgnoreDifferences=true',
      },
    ];
  },
};
