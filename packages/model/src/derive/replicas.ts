import type { WorkingHours } from '../authoring/working-hours.js';
import type { Scaling } from '../facets/workload/scaling.js';
import type { Replicas } from '../resolve/resolved.js';

/**
 * Who writes the number of pods. A number in Git beside an autoscaler scales down at every sync (argo-cd
 * #6520), so exactly one of the two exists. Where an environment is switched off at night, that one is KEDA for
 * everything that would otherwise stay on: nothing else can go to zero and come back by the clock.
 */
export function replicas({ min, max, by, alwaysOn }: Scaling, hours: WorkingHours | false): Replicas {
  if (hours !== false && !alwaysOn && max > 0) {
    return { owner: 'keda', min: 0, max, hours: { ...hours, count: min } };
  }
  if (by === 'keda') return { owner: 'keda', min, max };
  return min === max ? { owner: 'git', count: min } : { owner: 'hpa', min, max };
}
