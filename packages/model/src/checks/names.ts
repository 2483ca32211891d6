import { atFacet } from '../derive/landscape.js';
import type { ServiceFacetName, WorkloadFacetName } from '../facets/table.js';
import type { Problem } from '../problem.js';
import type { DeclaredService } from '../resolve/declared.js';
import type { ResolvedService } from '../resolve/resolved.js';
import type { Check } from './check.js';
import { isName, noName } from './name.js';

/** Facets whose entries are named, and whose name becomes one of an object, a container or a part of either. */
const named: {
  readonly service: readonly ServiceFacetName[];
  readonly workload: readonly WorkloadFacetName[];
} = {
  service: ['buckets', 'config', 'databases', 'egress', 'images', 'objectives', 'queues', 'secrets'],
  workload: ['init', 'routes', 'services', 'sidecars', 'volumes'],
};

/** Entries that make objects named `<owner>-<entry>`. */
const prefixed: ReadonlySet<string> = new Set([
  ...(['config', 'databases', 'secrets'] satisfies readonly ServiceFacetName[]),
  ...(['routes', 'services', 'volumes'] satisfies readonly WorkloadFacetName[]),
]);

/** A DNS label (RFC 1123). */
const longest = 63;

/** Names of entries can be part of names of objects, and these stay within what Kubernetes takes. */
export const names: Check = ({ services }) =>
  services.flatMap(({ declared, resolved }) => [
    ...named.service.flatMap((facet) =>
      ofEntries(declared, {
        at: facet,
        entries: Object(declared.facets[facet]),
        owner: longestOwner(resolved),
      }),
    ),
    ...Object.entries(declared.workloads).flatMap(([workload, { facets }]) =>
      named.workload.flatMap((facet) =>
        ofEntries(declared, {
          at: `workloads.${workload}.${facet}`,
          entries: facets[facet] ?? {},
          // A route is the service's, whatever the workload is called.
          owner: facet === 'routes' ? declared.name : (resolved.workloads[workload]?.objectName ?? ''),
        }),
      ),
    ),
  ]);

interface Entries {
  readonly at: string;
  readonly entries: object;
  readonly owner: string;
}

function ofEntries(service: DeclaredService, { at, entries, owner }: Entries): readonly Problem[] {
  const facet = at.slice(at.lastIndexOf('.') + 1);
  return Object.keys(entries).flatMap((name): readonly Problem[] => {
    const problem = atFacet(service, `${at}.${name}`);
    if (!isName(name)) return [problem({ path: '', value: name, ...noName })];
    const whole = `${owner}-${name}`;
    if (!prefixed.has(facet) || whole.length <= longest) return [];
    const what = `has ${whole.length} characters, and an object may have ${longest}`;
    const mend = 'shorten this name or one of those before it';
    return [problem({ path: '', value: whole, code: 'FL_NAME_LONG', what, mend })];
  });
}

/** A hook has copies of the sets and secrets that it takes, under a longer name than the service's own. */
function longestOwner({ name, workloads }: ResolvedService): string {
  const hooks = Object.values(workloads).filter(({ kind }) => kind === 'hook');
  const owners = [name, ...hooks.map(({ objectName }) => objectName)];
  return owners.reduce((longest, owner) => (owner.length > longest.length ? owner : longest));
}
