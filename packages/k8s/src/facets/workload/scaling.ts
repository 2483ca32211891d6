import type { ControllerPart } from '../../contribution.js';
import type { KubeObject } from '../../object.js';
import { horizontal } from '../../scaling/horizontal.js';
import { keda } from '../../scaling/keda.js';
import { vertical } from '../../scaling/vertical.js';
import type { CompileWorkloadFacet } from '../compile.js';

/** How many pods run: a number in the controller, or an autoscaler and then no number anywhere. */
export const scaling: CompileWorkloadFacet<'scaling'> = (facet, at) => {
  const { workload, replicas } = at;
  const objects: KubeObject[] = [...vertical(facet.vertical, at)];
  const controllers: ControllerPart[] = [];
  if (replicas?.owner === 'git') controllers.push({ workload, spec: { replicas: replicas.count } });
  if (replicas?.owner === 'hpa') objects.push(horizontal(facet, at));
  if (replicas?.owner === 'keda') objects.push(...keda(facet, replicas, at));
  return {
    ...(controllers.length > 0 && { controllers }),
    ...(objects.length > 0 && { objects: objects.map((object) => ({ object })) }),
  };
};
