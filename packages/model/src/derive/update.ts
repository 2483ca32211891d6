import type { DeclaredService, DeclaredWorkload } from '../resolve/declared.js';
import type { Replicas, ResolvedUpdate } from '../resolve/resolved.js';
import { atFacet, type Derived } from './landscape.js';

/**
 * Seconds after which an autoscaler has surely written the number of pods of a controller that is new: twice the time
 * in which it looks at each. (kubernetes.io/docs, kube-controller-manager --horizontal-pod-autoscaler-sync-period)
 */
export const secondsUntilScaled = 30;

/**
 * How new pods take the place of old ones, with how long each must be ready before it counts. Beside an autoscaler no
 * number of pods is in Git, and a controller that is new begins with one. With less patience that one would be all it
 * takes for it to be healthy, and a Deployment or Rollout that it follows would go before the autoscaler has looked.
 */
export function settledUpdate(
  service: DeclaredService,
  { facets: { update }, kind, name }: DeclaredWorkload,
  replicas: Replicas | undefined,
): Derived<ResolvedUpdate | undefined> {
  if (update === undefined) return { value: undefined, problems: [] };
  // A StatefulSet gives way to no other kind, and starts its pods one by one.
  const isScaled = kind !== 'stateful' && replicas !== undefined && replicas.owner !== 'git';
  const { minReadySeconds = isScaled ? secondsUntilScaled : 0, progressDeadlineSeconds } = update;
  const value = { ...update, minReadySeconds };
  if (kind === 'stateful' || minReadySeconds < progressDeadlineSeconds) return { value, problems: [] };
  const problem = atFacet(
    service,
    `workloads.${name}.update`,
  )({
    path: 'progressDeadlineSeconds',
    value: progressDeadlineSeconds,
    code: 'FL_UPDATE_DEADLINE',
    what: `is over before a new pod counts, which it does after ${minReadySeconds} seconds`,
    mend: `write more than ${minReadySeconds}, or a smaller minReadySeconds`,
  });
  return { value, problems: [problem] };
}
