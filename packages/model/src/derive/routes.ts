import type { Routes } from '../facets/workload/routes.js';

/** Full host names: one without a dot stands before the environment's domain. */
export function fullHosts(routes: Routes, domain: string): Routes {
  return Object.fromEntries(
    Object.entries(routes).map(([name, route]) => [
      name,
      { ...route, hosts: route.hosts.map((host) => (host.includes('.') ? host : `${host}.${domain}`)) },
    ]),
  );
}
