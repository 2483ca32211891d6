import type { JsonObject, ResolvedWorkloadFacets } from '@fairlead/model';
import type { WorkloadAt } from '../../at.js';
import type { NetworkPart, ObjectPart } from '../../contribution.js';
import { routeName } from '../../names.js';
import { gatewaySources } from '../../network/gateway.js';
import type { CompileWorkloadFacet } from '../compile.js';

type Route = ResolvedWorkloadFacets['routes'][string];

/** Names of the gateway's listeners. */
const listeners = { plain: 'http', tls: 'https' } as const;

/** How requests from outside reach a port: a route of the environment's gateway. */
export const routes: CompileWorkloadFacet<'routes'> = (facet, at) => {
  const named = Object.entries(facet);
  return {
    objects: named.flatMap(([name, route]) => routeObjects(name, route, at)),
    network: named.map(([name, { port }]): NetworkPart => {
      const rule = { from: gatewaySources(at.environment), ports: [{ port, protocol: 'TCP' }] };
      return { into: { workload: at.workload }, ingress: { [`route ${name}`]: rule } };
    }),
  };
};

function routeObjects(name: string, route: Route, at: WorkloadAt): readonly ObjectPart[] {
  const { paths, port, timeoutSeconds, tls, redirectToHttps } = route;
  const matches = paths.map(({ path, match }) => ({ path: { type: pathTypes[match], value: path } }));
  const rule = {
    matches,
    backendRefs: at.backends.map(({ name, weight }) => ({
      group: '',
      kind: 'Service',
      name,
      port: at.port(port).exposed,
      weight,
    })),
    timeouts: { request: `${timeoutSeconds}s` },
  };
  const main = httpRoute({ name: routeName(at.objectName, name), route, at }, rule);
  if (tls === 'none' || !redirectToHttps) return [main];
  const redirect = { type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } };
  const plain: Route = { ...route, tls: 'none' };
  return [
    main,
    httpRoute(
      { name: `${routeName(at.objectName, name)}-redirect`, route: plain, at },
      { matches: everything, filters: [redirect] },
    ),
  ];
}

function httpRoute(
  of: { readonly name: string; readonly route: Route; readonly at: WorkloadAt },
  rule: JsonObject,
) {
  const { name, at } = of;
  const { hosts, tls, annotations } = of.route;
  const { gateway } = at.environment;
  const sectionName = tls === 'terminate' ? listeners.tls : listeners.plain;
  const object = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: {
      name,
      namespace: at.namespace,
      labels: at.labels,
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: {
      parentRefs: [{ ...gatewayKind, name: gateway.name, namespace: gateway.namespace, sectionName }],
      hostnames: hosts,
      rules: [rule],
    },
  };
  return { object };
}

// What the API server would add is written out: Argo CD compares these lists whole, and would sync for ever.
const gatewayKind = { group: 'gateway.networking.k8s.io', kind: 'Gateway' };
const everything = [{ path: { type: 'PathPrefix', value: '/' } }];

const pathTypes: { readonly [M in Route['paths'][number]['match']]: string } = {
  prefix: 'PathPrefix',
  exact: 'Exact',
  regex: 'RegularExpression',
};
