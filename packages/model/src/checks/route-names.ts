import type { ResolvedEdge } from '../authoring/edge.js';
import { atFacet } from '../derive/landscape.js';
import type { Route } from '../facets/workload/routes.js';
import type { Problem } from '../problem.js';
import type { DeclaredService } from '../resolve/declared.js';
import type { Check } from './check.js';

/**
 * Routes and load balancers belong to their service, so that their objects keep names and addresses when a workload
 * changes its own. That takes names that nothing else of the service makes an object of.
 */
export const routeNames: Check = ({ environment: { edge }, services }) =>
  services.flatMap(({ declared }) => {
    const taken = new Map(othersOf(declared));
    const problems: Problem[] = [];
    for (const named of [...routesOf(declared, edge), ...balancersOf(declared)]) {
      for (const { object, as, what } of named.objects) {
        const other = taken.get(object);
        taken.set(object, other ?? as);
        if (other !== undefined) problems.push(problemOf(declared, named, `${what}, as ${other}`));
      }
    }
    return problems;
  });

/** An entry of a workload whose objects are named after the service and itself. */
interface Named {
  readonly code: `FL_${string}`;
  readonly facet: string;
  readonly name: string;
  /** By kind and name, the service before it left out; in words, and what is said when another has it. */
  readonly objects: readonly { readonly object: string; readonly as: string; readonly what: string }[];
}

/** What else of a service makes objects with such names. */
function othersOf({ facets, workloads }: DeclaredService): readonly (readonly [string, string])[] {
  return [
    ...Object.keys(facets.secrets).map((name) => [`Secret ${name}`, `the secret ${name} is`] as const),
    ...Object.keys(workloads).map((name) => [`Service ${name}`, `the Service of ${name} is`] as const),
  ];
}

function routesOf({ workloads }: DeclaredService, edge: ResolvedEdge): readonly Named[] {
  return Object.values(workloads).flatMap(({ name: workload, facets: { routes = {} } }) =>
    Object.entries(routes).map(([name, route]) => ({
      code: 'FL_ROUTE_NAME',
      facet: `workloads.${workload}.routes`,
      name,
      objects: objectsOf(route, { whole: `${workload}.${name}`, name, edge }),
    })),
  );
}

function objectsOf(
  { redirectToHttps, tls }: Route,
  { whole, name, edge }: { readonly whole: string; readonly name: string; readonly edge: ResolvedEdge },
): Named['objects'] {
  const own = { object: `route ${name}`, as: `the route ${whole} is`, what: `is called ${name}` };
  const beside = (kind: string, what: string, called: string) => ({
    object: `${kind} ${called}`,
    as: `the ${what} of ${whole} is`,
    what: `has a ${what} that is called ${called}`,
  });
  const redirects = edge.kind === 'gateway-api' && tls === 'terminate' && redirectToHttps;
  const certified = edge.kind === 'nginx' && tls === 'terminate' && edge.issuer !== '';
  return [
    own,
    ...(redirects ? [beside('route', 'redirect', `${name}-redirect`)] : []),
    ...(certified ? [beside('Secret', 'certificate', `${name}-tls`)] : []),
  ];
}

function balancersOf({ workloads }: DeclaredService): readonly Named[] {
  return Object.values(workloads).flatMap(({ name: workload, renaming, facets: { services = {} } }) =>
    Object.entries(services)
      .filter(([, { type }]) => type === 'load-balancer' && renaming?.serves !== false)
      .map(([name]) => {
        const as = `the load balancer ${workload}.${name} is`;
        const objects = [{ object: `Service ${name}`, as, what: `is called ${name}` }];
        return { code: 'FL_BALANCER_NAME', facet: `workloads.${workload}.services`, name, objects };
      }),
  );
}

function problemOf(service: DeclaredService, { code, facet, name }: Named, what: string): Problem {
  const mend = 'give one of the two another name';
  return atFacet(service, facet)({ path: name, value: name, code, what, mend });
}
