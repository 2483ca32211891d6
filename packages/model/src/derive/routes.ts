import type { Route } from '../facets/workload/routes.js';
import type { DeclaredWorkload } from '../resolve/declared.js';
import type { ResolvedRoute } from '../resolve/resolved.js';

type Facets = DeclaredWorkload['facets'];

/**
 * Routes with full host names and time limits: a name without a dot stands before the environment's domain, and a
 * request has as long as pods have for their last ones.
 */
export function settledRoutes(
  { routes, shutdown }: Facets,
  domain: string,
): { readonly [name: string]: ResolvedRoute } | undefined {
  if (routes === undefined) return undefined;
  const settled = (route: Route) => ({
    ...route,
    hosts: route.hosts.map((host) => (host.includes('.') ? host : `${host}.${domain}`)),
    timeoutSeconds: timeLimit(route, shutdown),
  });
  return Object.fromEntries(Object.entries(routes).map(([name, route]) => [name, settled(route)]));
}

/** How long a request of a route may take, in seconds; a limit of none would be no limit to a gateway. */
export function timeLimit({ timeoutSeconds }: Route, shutdown: Facets['shutdown']): number {
  return timeoutSeconds ?? Math.max(shutdown?.drainSeconds ?? 0, 1);
}
