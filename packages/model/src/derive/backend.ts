import type { Probe } from '../facets/workload/probes.js';
import type { GoogleExtras } from '../facets/workload/routes.js';
import { own } from '../json.js';
import type { Problem } from '../problem.js';
import type { DeclaredService, DeclaredWorkload } from '../resolve/declared.js';
import type { Backend, HealthCheck } from '../resolve/resolved.js';
import { atFacet, type Derived, recordDerived } from './landscape.js';
import { timeLimit } from './routes.js';
import { termination } from './shutdown.js';

/**
 * How a load balancer treats the pods behind a workload's routes. It has one setting for all routes of a Service:
 * waits as long as the slowest of them, drains as long as the pods do, and asks what the kubelet asks. While a name
 * changes it treats the pods of both names alike, wherever the routes lead.
 */
export function backend(
  service: DeclaredService,
  { name, facets, renaming }: DeclaredWorkload,
): Derived<Backend | undefined> {
  const leading = renaming?.routes ?? facets.routes ?? {};
  const routes = Object.entries(leading).sort(([a], [b]) => (a < b ? -1 : 1));
  const [first, ...others] = routes;
  if (first === undefined || facets.shutdown === undefined) return { value: undefined, problems: [] };
  const [, { port, extras }] = first;
  const shared = sharedOf(extras.google);
  const path = `workloads.${name}`;
  const problems = others
    .filter(([, route]) => JSON.stringify(sharedOf(route.extras.google)) !== JSON.stringify(shared))
    .map(
      ([route, { extras: other }]): Problem =>
        atFacet(
          service,
          `${path}.routes`,
        )({
          path: `${route}.extras.google`,
          value: { ...sharedOf(other.google) },
          code: 'FL_ROUTE_BACKEND',
          what: `is said otherwise by the route ${first[0]}, and a load balancer has one setting for a Service`,
          mend: 'say the same in both, or give one of them a workload of its own',
        }),
    );
  const value: Backend = {
    ...shared,
    ports: [...new Set(routes.map(([, route]) => route.port))].sort(),
    timeoutSeconds: Math.max(...routes.map(([, route]) => timeLimit(route, facets.shutdown))),
    drainSeconds: termination(facets.shutdown).drainSeconds,
    health: healthOf(facets, port),
  };
  recordDerived(service, `${path}.backend`, value);
  return { value, problems };
}

const sharedOf = ({ securityPolicy, affinity }: GoogleExtras) => ({ securityPolicy, affinity });

/** The readiness check in the words of a load balancer; without one that it can make, whether the port is open. */
function healthOf({ probes = {}, ports = {} }: DeclaredWorkload['facets'], routed: string): HealthCheck {
  const { readiness } = probes;
  const open = {
    protocol: 'TCP',
    port: own(ports, routed)?.port ?? 0,
    path: '',
    host: '',
    service: '',
  } as const;
  if (readiness === undefined) return { ...open, ...timings };
  return { ...open, ...asked(readiness, ports), ...timingsOf(readiness) };
}

const timings = { intervalSeconds: 10, timeoutSeconds: 5, failures: 3, successes: 1 };

const timingsOf = ({ periodSeconds, timeoutSeconds, failureThreshold, successThreshold }: Probe) => ({
  intervalSeconds: periodSeconds,
  timeoutSeconds,
  failures: failureThreshold,
  successes: successThreshold,
});

function asked(
  { check }: Probe,
  ports: { readonly [name: string]: { readonly port: number } },
): Partial<HealthCheck> {
  const numberOf = (name: string) => own(ports, name)?.port ?? 0;
  if ('http' in check) {
    const { http: path, port, scheme = 'HTTP', headers = {} } = check;
    return { protocol: scheme, port: numberOf(port), path, host: headers['Host'] ?? '' };
  }
  if ('grpc' in check) return { protocol: 'GRPC', port: numberOf(check.grpc), service: check.service ?? '' };
  return 'tcp' in check ? { port: numberOf(check.tcp) } : {};
}
