import type { JsonObject } from '@fairlead/model';
import type { KubeObject } from '../object.js';
import { metadataOf, type Route, type Routed } from './edge.js';

/** What differs between the controllers of Ingresses. */
export interface IngressParts {
  readonly annotations: { readonly [name: string]: string };
  /** Fields of the spec beside the rules. */
  readonly spec: JsonObject;
  /** A path that leads to another Service than the route does. */
  readonly beside?: { readonly path: string; readonly service: string };
}

/** A route as an Ingress; free annotations go over the ones that follow. */
export function ingress({ name, route, at }: Routed, parts: IngressParts): KubeObject {
  const { annotations, beside, spec } = parts;
  const port = { number: at.port(route.port).exposed };
  const backend = { service: { name: at.objectName, port } };
  const paths = [
    ...route.paths.map(({ path, match }) => ({ path, pathType: pathTypes[match], backend })),
    ...(beside
      ? [{ path: beside.path, pathType: 'Exact', backend: { service: { name: beside.service, port } } }]
      : []),
  ];
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: metadataOf(name, at, { ...annotations, ...route.annotations }),
    spec: { ...spec, rules: route.hosts.map((host) => ({ host, http: { paths } })) },
  };
}

const pathTypes: { readonly [M in Route['paths'][number]['match']]: string } = {
  prefix: 'Prefix',
  exact: 'Exact',
  regex: 'ImplementationSpecific',
};
