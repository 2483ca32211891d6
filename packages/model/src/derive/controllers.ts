import type { WorkloadKind } from '../kinds.js';
import type { DeclaredService, DeclaredWorkload } from '../resolve/declared.js';

/**
 * What keeps a workload's pods. Exactly one thing does, whatever its facets say:
 *
 * - `rollout` in place of a Deployment, `rollout-of-deployment` beside one whose template it takes
 * - `analysis` for a hook that runs for rollouts and at no moment of a deploy
 */
export type ControllerName =
  | 'deployment'
  | 'stateful-set'
  | 'cron-job'
  | 'job'
  | 'hook'
  | 'rollout'
  | 'rollout-of-deployment'
  | 'analysis';

const ofKind: { readonly [K in WorkloadKind]: ControllerName } = {
  server: 'deployment',
  worker: 'deployment',
  stateful: 'stateful-set',
  cron: 'cron-job',
  job: 'job',
  hook: 'hook',
};

/** Who keeps the pods of a workload, as its own rollout and those of its service's other workloads say. */
export function controllerOf(
  service: DeclaredService,
  { name, kind, facets }: DeclaredWorkload,
): ControllerName {
  if (kind === 'hook' && analysisJobs(service).has(name)) return 'analysis';
  const { rollout } = facets;
  if (rollout === undefined || rollout.strategy === 'none') return ofKind[kind];
  return rollout.form === 'rollout' ? 'rollout' : 'rollout-of-deployment';
}

/** Names of the hooks that run for rollouts. */
function analysisJobs({ workloads }: DeclaredService): ReadonlySet<string> {
  return new Set(
    Object.values(workloads).flatMap(({ facets: { rollout } }) =>
      rollout === undefined || rollout.strategy === 'none' ? [] : rollout.jobs,
    ),
  );
}
