import { atFacet } from '../derive/landscape.js';
import type { Claim } from '../facets/workload/volumes.js';
import type { Problem } from '../problem.js';
import type { DeclaredService } from '../resolve/declared.js';
import type { ResolvedWorkload } from '../resolve/resolved.js';
import type { Check } from './check.js';

/**
 * A disk is attached to one node at a time, so a second pod that needs it waits for ever, wherever it is not put on
 * the node of the first. (kubernetes.io/docs/concepts/storage/persistent-volumes, access modes)
 */
export const claims: Check = ({ services }) =>
  services.flatMap(({ declared, resolved }) =>
    Object.entries(resolved.workloads).flatMap(([name, workload]) => {
      const several = severalPods(workload);
      if (several === undefined) return [];
      return Object.entries(workload.volumes).flatMap(([volume, { from }]) =>
        'claim' in from && isForOne(from.claim)
          ? [shared(declared, `workloads.${name}.volumes.${volume}`, { claim: from.claim, several })]
          : [],
      );
    }),
  );

const isForOne = ({ accessMode, eachPod }: Claim): boolean => !eachPod && accessMode !== 'ReadWriteMany';

/** When a workload has more than one pod, and how it would not. */
interface Several {
  readonly when: string;
  readonly mend: string;
}

function severalPods({ kind, replicas, ...of }: ResolvedWorkload): Several | undefined {
  const each = kind === 'stateful' ? ', or make one for each pod (eachPod)' : '';
  if (replicas !== undefined) {
    const most = replicas.owner === 'git' ? replicas.count : replicas.max;
    if (most > 1) return { when: `${most} pods run at once`, mend: `run one (scaling.min and max 1)${each}` };
  }
  if (of.progression !== undefined) {
    return { when: 'a rollout runs two versions side by side', mend: "set rollout.strategy to 'none'" };
  }
  if (kind !== 'stateful' && of.update?.strategy === 'rolling' && ![0, '0%'].includes(of.update.maxSurge)) {
    const mend = "set update.strategy to 'recreate'";
    return { when: 'an update starts the new pod before the old one is gone', mend };
  }
  if (of.schedule?.concurrency === 'Allow') {
    return { when: 'two runs may overlap', mend: "set schedule.concurrency to 'Forbid'" };
  }
  const together = of.job?.parallelism ?? 1;
  return together > 1
    ? { when: `${together} pods run at once`, mend: 'set job.parallelism to 1' }
    : undefined;
}

function shared(
  service: DeclaredService,
  place: string,
  { claim, several }: { readonly claim: Claim; readonly several: Several },
): Problem {
  return atFacet(
    service,
    place,
  )({
    path: 'from',
    value: { claim: { ...claim } },
    code: 'FL_VOLUME_SHARED',
    what: `is a disk of one node, and ${several.when}`,
    mend: `${several.mend}, or take storage with accessMode 'ReadWriteMany'`,
  });
}
