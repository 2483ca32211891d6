import type { ResolvedService, ResolvedWorkload } from '../resolve/resolved.js';

/** Name of the label by which nodes tell their processor. */
const label = 'kubernetes.io/arch';

/** What a node has when nobody says otherwise. */
const usual = 'amd64';

/**
 * Processors that each image of a service has to be built for: those of every node that its workloads may run on, as
 * their placement says; `amd64` where it says nothing. Containers of one pod share its node.
 */
export function processorsOf({ workloads }: Pick<ResolvedService, 'workloads'>): {
  readonly [image: string]: readonly string[];
} {
  const needed = new Map<string, Set<string>>();
  for (const workload of Object.values(workloads)) {
    for (const image of imagesIn(workload)) {
      const all = needed.get(image) ?? new Set();
      for (const processor of processorsFor(workload)) all.add(processor);
      needed.set(image, all);
    }
  }
  return Object.fromEntries([...needed].map(([image, all]) => [image, [...all].sort()]));
}

function imagesIn({ image, init, sidecars }: ResolvedWorkload): readonly string[] {
  return [image.name, ...[init, sidecars].flatMap((all) => Object.values(all).map((each) => each.image))];
}

function processorsFor({ placement }: ResolvedWorkload): readonly string[] {
  const { architectures, nodeSelector, nodeAffinity } = placement;
  if (architectures.length > 0) return architectures;
  const selected = nodeSelector[label];
  return selected === undefined ? (nodeAffinity[label] ?? [usual]) : [selected];
}
