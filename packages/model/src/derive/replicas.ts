import type { Scaling } from '../facets/workload/scaling.js';
import type { Replicas } from '../resolve/resolved.js';

/**
 * Who writes the number of pods. A number in Git beside an autoscaler scales down at every sync (argo-cd
 * #6520), so exactly one of the two exists.
 */
export function replicas({ min, max, by }: Scaling): Replicas {
  if (by === 'keda') return { owner: 'keda', min, max };
  return min === max ? { owner: 'git', count: min } : { owner: 'hpa', min, max };
}
