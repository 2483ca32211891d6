import type { Problem } from '../problem.js';
import type { DeclaredService, DeclaredWorkload } from '../resolve/declared.js';
import { atFacet, type Derived, recordDerived } from './landscape.js';

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
    const [old, now] = halves(workload, formerly);
    workloads[formerly.name] = old;
    workloads[workload.name] = now;
    if (now.facets.routes !== workload.facets.routes) {
      recordDerived(service, `workloads.${workload.name}.routes`, {});
    }
  }
  return { value: { ...service, workloads }, problems };
}

/** The name under which a workload answers calls. */
export function answering({ name, facets: { formerly } }: DeclaredWorkload): string {
  return formerly !== undefined && formerly.name !== '' && formerly.serves === 'old' ? formerly.name : name;
}

type Names = NonNullable<DeclaredWorkload['facets']['formerly']>;

function halves(workload: DeclaredWorkload, { name, serves }: Names): [DeclaredWorkload, DeclaredWorkload] {
  const { facets } = workload;
  const silent = facets.routes ? { routes: {} } : {};
  const nameless = { formerly: { name: '', serves } };
  return [
    { ...workload, name, facets: { ...facets, ...nameless, ...(serves === 'new' && silent) } },
    { ...workload, facets: { ...facets, ...(serves === 'old' && silent) } },
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
  return undefined;
}
