import { hasGrpcRoutes, type JsonObject, type ResolvedEdge } from '@fairlead/model';
import { podsOf } from '../network/blocks.js';
import { googleFrontEnds } from '../network/google.js';
import type { KubeObject } from '../object.js';
import { type EdgeCompiler, metadataOf, type Route, type Routed } from './edge.js';
import { gkePolicies } from './gke-policies.js';

type GatewayApi = Extract<ResolvedEdge, { readonly kind: 'gateway-api' }>;

/** Routes of a Gateway. (gateway-api.sigs.k8s.io/reference/spec) */
export const gatewayApi: EdgeCompiler<GatewayApi> = {
  route: (routed, edge) => {
    const { route } = routed;
    const main = asGrpc(routed, edge) ? grpcRoute(routed) : httpRoute(routed, httpRule(routed));
    if (route.tls === 'none' || !route.redirectToHttps) return [main];
    const redirect = { type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } };
    const plain: Routed = { ...routed, name: `${routed.name}-redirect`, route: { ...route, tls: 'none' } };
    // Of its own paths alone: another route of the same host redirects the others.
    return [main, httpRoute(plain, { matches: pathMatches(route), filters: [redirect] })];
  },
  shared: (at, { policies }) => (policies === 'gke' ? gkePolicies(at) : []),
  service: () => ({}),
  sources: ({ policies, sources }, { environment }) =>
    policies === 'gke' ? googleFrontEnds(sources) : [podsOf(environment.gateway.namespace)],
};

function asGrpc({ route, at }: Routed, edge: GatewayApi): boolean {
  return hasGrpcRoutes(edge) && at.port(route.port).protocol === 'grpc';
}

function httpRule(routed: Routed): JsonObject {
  const { route } = routed;
  return {
    matches: pathMatches(route),
    backendRefs: backendRefs(routed),
    timeouts: { request: `${route.timeoutSeconds}s` },
  };
}

function pathMatches({ paths }: Route): readonly JsonObject[] {
  return paths.map(({ path, match }) => ({ path: { type: pathTypes[match], value: path } }));
}

function httpRoute(routed: Routed, rule: JsonObject): KubeObject {
  return routeObject('HTTPRoute', routed, rule);
}

/** A path is a service of gRPC, or one method of it; `/` is all of them. */
function grpcRoute(routed: Routed): KubeObject {
  const matches = routed.route.paths.flatMap(({ path }) => {
    const [service, method] = path.split('/').filter((part) => part !== '');
    return service === undefined ? [] : [{ method: { type: 'Exact', service, ...(method && { method }) } }];
  });
  const rule = { ...(matches.length > 0 && { matches }), backendRefs: backendRefs(routed) };
  return routeObject('GRPCRoute', routed, rule);
}

function backendRefs({ route, at }: Routed): readonly JsonObject[] {
  const { exposed: port } = at.port(route.port);
  // While a name changes, the other one stays attached without requests: a load balancer that knows the pods and asks
  // them how they are can change over at once.
  const other = at.renaming ? [{ name: at.renaming.other, weight: 0 }] : [];
  return [...at.backends, ...other].map(({ name, weight }) => ({
    group: '',
    kind: 'Service',
    name,
    port,
    weight,
  }));
}

/** Names of the gateway's listeners. */
export const listeners = { plain: 'http', tls: 'https' } as const;

function routeObject(kind: string, { name, route, at }: Routed, rule: JsonObject): KubeObject {
  const { hosts, tls, annotations } = route;
  const { gateway } = at.environment;
  const sectionName = tls === 'terminate' ? listeners.tls : listeners.plain;
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind,
    metadata: metadataOf(name, at, annotations),
    spec: {
      parentRefs: [{ ...gatewayKind, name: gateway.name, namespace: gateway.namespace, sectionName }],
      hostnames: hosts,
      rules: [rule],
    },
  };
}

// What the API server would add is written out: Argo CD compares these lists whole, and would sync for ever.
const gatewayKind = { group: 'gateway.networking.k8s.io', kind: 'Gateway' };

const pathTypes: { readonly [M in Route['paths'][number]['match']]: string } = {
  prefix: 'PathPrefix',
  exact: 'Exact',
  regex: 'RegularExpression',
};
