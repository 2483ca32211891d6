import type { Problem } from '../problem.js';
import type { DeclaredService, DeclaredWorkload } from '../resolve/declared.js';
import type { Renaming } from '../resolve/resolved.js';
import { atFacet, type Derived, recordDerived } from './landscape.js';
import { objectName } from './names.js';

/** A service with each workload that changes its name under both names, so that the old one can answer meanwhile. */
export function renamed(service: DeclaredService): Derived<DeclaredService> {
  const problems: Problem[] = [];
  const workloads: { [name: string]: DeclaredWorkload } = { ...service.workloads };
  for (const workload of Object.values(service.workloads)) {
    const { formerly } = workload.facets;
    if (formerly === undefined || formerly.name === '') continue;
    const wrong = problemOf(service, workload, formerly.name);
    if (wrong) {
      problems.push(wrong);
      continue;
    }
    service.trace.repeat(`workloads.${workload.name}`, `workloads.${formerly.name}`);
    const [old, now] = halves(workload, formerly);
    workloads[formerly.name] = old;
    workloads[workload.name] = now;
    const silent = formerly.serves === 'old' ? now : old;
    if (silent.facets.routes) recordDerived(service, `workloads.${silent.name}.routes`, {});
  }
  return { value: { ...service, workloads }, problems };
}

/** The name under which a workload answers calls. */
export function answering({ name, facets: { formerly } }: DeclaredWorkload): string {
  return formerly !== undefined && formerly.name !== '' && formerly.serves === 'old' ? formerly.name : name;
}

/** What one half must know of the other, for a service of this name. */
export function renaming(service: string, { renaming: half }: DeclaredWorkload): Renaming | undefined {
  return half && { other: objectName(service, half.other), serves: half.serves };
}

type Names = NonNullable<DeclaredWorkload['facets']['formerly']>;

/**
 * The old one and the new one. The edge may reach both from the first step to the last: a load balancer sends requests
 * for a while to where it did before, and asks the new pods before it sends them any. What leads there is one object,
 * which belongs to the half that serves.
 */
function halves(workload: DeclaredWorkload, { name, serves }: Names): [DeclaredWorkload, DeclaredWorkload] {
  const { facets } = workload;
  const half = (own: string, other: string, which: Names['serves']): DeclaredWorkload => ({
    ...workload,
    name: own,
    renaming: { other, serves: serves === which, routes: facets.routes ?? {} },
    facets: { ...facets, ...(serves !== which && facets.routes && { routes: {} }) },
  });
  const old = half(name, workload.name, 'old');
  return [
    { ...old, facets: { ...old.facets, formerly: { name: '', serves } } },
    half(workload.name, name, 'new'),
  ];
}

function problemOf(
  service: DeclaredService,
  { name, facets }: DeclaredWorkload,
  value: string,
): Problem | undefined {
  const at = atFacet(service, `workloads.${name}.formerly`);
  const place = { path: 'name', value };
  if (Object.hasOwn(service.workloads, value)) {
    const mend = 'name what it was called before, or choose another new name';
    return at({ ...place, code: 'FL_RENAME_TAKEN', what: 'is the name of another workload', mend });
  }
  if (Object.values(facets.volumes ?? {}).some(({ from }) => 'claim' in from)) {
    const what = 'kept storage belongs to one name, so the new pods would begin without it';
    const mend = 'keep the name, or move the data first';
    return at({ ...place, code: 'FL_RENAME_DATA', what, mend });
  }
  if (facets.update?.strategy === 'recreate' || facets.update?.maxSurge === 0) {
    const what = 'what must not run twice would run under both names';
    const mend = 'take formerly away: the old one ends when the new one is there';
    return at({ ...place, code: 'FL_RENAME_SINGLE', what, mend });
  }
  const { rollout } = facets;
  if (rollout?.strategy === 'canary' && rollout.traffic !== 'replicas') {
    const what = 'its rollout divides the requests of routes, which lead to two names meanwhile';
    const mend = "write rollout.traffic: 'replicas' until the old name is gone";
    return at({ ...place, code: 'FL_RENAME_ROLLOUT', what, mend });
  }
  return undefined;
}
