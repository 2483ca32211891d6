import type { Backend, ResolvedEdge, ResolvedEnvironment, ResolvedWorkload } from '@fairlead/model';
import type { Refusal } from '../refusals.js';
import type { Route } from './edge.js';
import { isRendered } from './table.js';

type Protocol = NonNullable<ResolvedWorkload['ports']>[string]['protocol'];

/** What an edge cannot do, of what its routes may say. */
interface Limits {
  readonly protocols: readonly Protocol[];
  readonly auth: readonly Route['auth']['kind'][];
  readonly regex: boolean;
}

const limits: { readonly [K in ResolvedEdge['kind']]?: Limits } = {
  'gateway-api': {
    protocols: ['http', 'https', 'h2c', 'grpc'],
    auth: ['none'],
    regex: true,
  },
  'gke-ingress': { protocols: ['http', 'https'], auth: ['none'], regex: false },
  nginx: {
    protocols: ['http', 'https', 'grpc'],
    auth: ['none', 'basic', 'external'],
    regex: true,
  },
};

/** Requests are divided by what the environment's edge is. */
export function divisionRefusals(
  { rollout }: Pick<ResolvedWorkload, 'rollout'>,
  { edge }: ResolvedEnvironment,
): readonly Refusal[] {
  if (rollout?.strategy !== 'canary') return [];
  const { traffic } = rollout;
  if (traffic === 'replicas' || traffic === edge.kind) return [];
  const what = `is not the edge of this environment, which is ${edge.kind}`;
  const divides = edge.kind === 'gateway-api' || edge.kind === 'nginx';
  const mend = divides ? `write traffic: '${edge.kind}', or 'replicas'` : "write traffic: 'replicas'";
  return [{ path: 'rollout.traffic', value: traffic, what, mend }];
}

type LedTo = Pick<ResolvedWorkload, 'routes' | 'ports' | 'backend'>;

/** What the routes of a workload say that the environment's edge does not render. */
export function routeRefusals(
  { routes = {}, ports = {}, backend }: LedTo,
  { edge }: ResolvedEnvironment,
): readonly Refusal[] {
  const can = limits[edge.kind];
  const ofRoutes = Object.entries(routes).flatMap(([name, route]): readonly Refusal[] => {
    const path = `routes.${name}`;
    if (can === undefined || !isRendered(edge.kind)) {
      const what = 'is an edge whose routes are not rendered yet';
      const mend = "choose the edge 'gateway-api', 'gke-ingress' or 'nginx' for the environment";
      return [{ path, value: edge.kind, what, mend }];
    }
    const protocol = ports[route.port]?.protocol ?? 'http';
    return limitRefusals(route, { can, protocol, edge }).map((refusal) => ({
      ...refusal,
      path: `${path}.${refusal.path}`,
    }));
  });
  return [...ofRoutes, ...(backend ? backendRefusals(backend, edge) : [])];
}

/** At most, of what is waited for and asked. (cloud.google.com/compute/docs/reference/rest/v1, backendServices and healthChecks) */
const most = { drainSeconds: 3600, threshold: 10 } as const;

/** What Google's load balancers do not take of how pods leave and how they are asked. */
function backendRefusals({ drainSeconds, health }: Backend, edge: ResolvedEdge): readonly Refusal[] {
  if (edge.kind !== 'gke-ingress' && !(edge.kind === 'gateway-api' && edge.policies === 'gke')) return [];
  const found: Refusal[] = [];
  if (drainSeconds > most.drainSeconds) {
    const what = "is longer than Google's load balancers drain";
    const mend = `write ${most.drainSeconds} or less`;
    found.push({ path: 'shutdown.drainSeconds', value: drainSeconds, what, mend });
  }
  for (const [field, value] of [
    ['failureThreshold', health.failures],
    ['successThreshold', health.successes],
  ] as const) {
    if (value <= most.threshold) continue;
    const what = "is more than Google's load balancers count";
    const mend = `write ${most.threshold} or less, and a longer period`;
    found.push({ path: `probes.readiness.${field}`, value, what, mend });
  }
  if (edge.kind === 'gke-ingress' && health.host !== '') {
    const what = 'is a header that the health check of a GKE Ingress does not send';
    const mend = "ask a path that is answered for every host, or choose the edge 'gateway-api'";
    found.push({ path: 'probes.readiness.check', value: health.host, what, mend });
  }
  return found;
}

interface Judge {
  readonly can: Limits;
  readonly protocol: Protocol;
  readonly edge: ResolvedEdge;
}

function limitRefusals(route: Route, { can, protocol, edge }: Judge): readonly Refusal[] {
  const { auth, hosts, paths, port } = route;
  const found: Refusal[] = [];
  if (!can.protocols.includes(protocol)) {
    const what = `speaks ${protocol}, which the edge ${edge.kind} does not carry`;
    const mend = `route a port that speaks ${can.protocols.join(', ')}, or offer it by a load balancer under services`;
    found.push({ path: 'port', value: port, what, mend });
  }
  if (!can.auth.includes(auth.kind)) {
    const what = `the edge ${edge.kind} does not ask who is there`;
    const mend = "write { kind: 'none' } and let the service ask, or choose the edge 'nginx'";
    found.push({ path: 'auth.kind', value: auth.kind, what, mend });
  }
  // A GRPCRoute matches methods by their names.
  const regex = can.regex && !(edge.kind === 'gateway-api' && protocol === 'grpc');
  for (const { path: value } of paths.filter(({ match }) => match === 'regex' && !regex)) {
    const what = `the edge ${edge.kind} does not match it by an expression`;
    found.push({ path: 'paths', value, what, mend: "match by 'prefix' or 'exact'" });
  }
  if (!managed(route, edge)) return found;
  for (const value of hosts.filter((host) => host.startsWith('*'))) {
    const what = 'a certificate that Google manages is for names without *';
    found.push({ path: 'hosts', value, what, mend: 'name each host, or name a certificate at the edge' });
  }
  return found;
}

const managed = ({ tls }: Route, edge: ResolvedEdge): boolean =>
  tls === 'terminate' && edge.kind === 'gke-ingress' && edge.certificate === 'managed';
