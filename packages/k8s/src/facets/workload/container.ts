import type { ResolvedWorkloadFacets } from '@fairlead/model';
import type { WorkloadAt } from '../../at.js';
import type { ContainerPart } from '../../contribution.js';
import { variables } from './env.js';
import { envFromFields } from './env-from.js';
import { quantities } from './resources.js';
import { runFields } from './run.js';
import { containerSecurity } from './security.js';

/** All of a container beside the main one. Its volumes are the workload's. */
export function containerBeside(of: ResolvedWorkloadFacets['init'][string], at: WorkloadAt): ContainerPart {
  const { image, run, env, envFrom, resources, mounts, readOnlyRoot } = of;
  return {
    env: variables(env, at),
    mounts: Object.fromEntries(Object.entries(mounts).map(([name, path]) => [path, { name }])),
    spec: {
      image: at.image(image),
      imagePullPolicy: 'IfNotPresent',
      ...runFields(run),
      ...envFromFields(envFrom, at),
      resources: quantities(resources),
      securityContext: containerSecurity({ readOnlyRoot, capabilities: [] }),
    },
  };
}
