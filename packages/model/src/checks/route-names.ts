import type { ResolvedEdge } from '../authoring/edge.js';
import { atFacet } from '../derive/landscape.js';
import type { Route } from '../facets/workload/routes.js';
import type { Problem } from '../problem.js';
import type { DeclaredService } from '../resolve/declared.js';
import type { Check } from './check.js';

/**
 * A route belongs to its service, so that its objects keep their names when a workload changes its own. That takes names
 * that no other route of the service has, nor anything else that makes an object of this name.
 */
export const routeNames: Check = ({ environment: { edge }, services }) =>
  services.flatMap(({ declared }) => {
    const taken = new Map(
      Object.keys(declared.facets.secrets).map((name) => [`Secret ${name}`, `the secret ${name}`]),
    );
    const problems: Problem[] = [];
    for (const named of routesOf(declared)) {
      for (const { object, ...words } of objectsOf(named, edge)) {
        const other = taken.get(object);
        taken.set(object, other ?? words.as);
        if (other !== undefined) problems.push(problemOf(declared, named, `${words.what}, as ${other}`));
      }
    }
    return problems;
  });

interface Named {
  readonly workload: string;
  readonly name: string;
  readonly route: Route;
}

function routesOf({ workloads }: DeclaredService): readonly Named[] {
  return Object.values(workloads).flatMap(({ name: workload, facets: { routes = {} } }) =>
    Object.entries(routes).map(([name, route]) => ({ workload, name, route })),
  );
}

/** Objects of a route by kind and name, the service before it left out. */
function objectsOf({ workload, name, route }: Named, edge: ResolvedEdge) {
  const whole = `${workload}.${name}`;
  const objects = [{ object: `route ${name}`, as: `the route ${whole} is`, what: `is called ${name}` }];
  if (route.tls === 'none') return objects;
  if (edge.kind === 'gateway-api' && route.redirectToHttps) {
    const object = `${name}-redirect`;
    const as = `the redirect of ${whole} is`;
    objects.push({ object: `route ${object}`, as, what: `has a redirect that is called ${object}` });
  }
  if (edge.kind === 'nginx' && edge.issuer !== '') {
    const object = `${name}-tls`;
    const as = `the certificate of ${whole} is`;
    objects.push({ object: `Secret ${object}`, as, what: `has a certificate that is called ${object}` });
  }
  return objects;
}

function problemOf(service: DeclaredService, { workload, name }: Named, what: string): Problem {
  const mend = 'give one of the two another name';
  const problem = { path: name, value: name, code: 'FL_ROUTE_NAME', what, mend } as const;
  return atFacet(service, `workloads.${workload}.routes`)(problem);
}
