import type { JsonObject, ResolvedWorkloadFacets } from '@fairlead/model';
import type { Contribution } from '../../contribution.js';
import { metadataOf } from '../../edge/edge.js';
import { edgeOf } from '../../edge/table.js';
import { podsServiceName } from '../../names.js';
import type { KubeObject } from '../../object.js';
import type { CompileWorkloadFacet } from '../compile.js';

type Ports = ResolvedWorkloadFacets['ports'];
type Port = Ports[string];

/** Ports of the main container, and the Service that offers the exposed ones. */
export const ports: CompileWorkloadFacet<'ports'> = (facet, at) => {
  const { workload, kind, objectName: name, selector } = at;
  const service = (metadata: KubeObject['metadata'], spec: JsonObject) => ({
    object: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { ...spec, selector },
    },
  });
  const exposed = Object.entries(facet).filter(([, { exposed }]) => exposed !== false);
  const contribution: Contribution = {
    pods: [{ into: { workload }, main: { ports: containerPorts(facet) } }],
    objects:
      exposed.length > 0
        ? [
            service(metadataOf(name, at, edgeOf(at)?.service(at)), {
              type: 'ClusterIP',
              ports: servicePorts(exposed),
            }),
          ]
        : [],
  };
  if (kind !== 'stateful') return contribution;
  const serviceName = podsServiceName(name);
  // Pods find each other before they are ready: that is how many of them get ready.
  const headless = { clusterIP: 'None', publishNotReadyAddresses: true };
  const all = Object.entries(facet).map(([port, one]): [string, Port] => [
    port,
    { ...one, exposed: one.port },
  ]);
  return {
    ...contribution,
    objects: [
      ...(contribution.objects ?? []),
      service(metadataOf(serviceName, at), { ...headless, ports: servicePorts(all) }),
    ],
    controllers: [{ workload, spec: { serviceName } }],
  };
};

/** Ports of any container, by name. */
export function containerPorts(ports: { readonly [name: string]: Pick<Port, 'port' | 'protocol'> }): {
  readonly [name: string]: JsonObject;
} {
  return Object.fromEntries(
    Object.entries(ports).map(([name, { port, protocol }]) => [
      name,
      { containerPort: port, protocol: transport(protocol) },
    ]),
  );
}

/** Ports of any Service, each aimed at the container's port of its name. */
export function servicePorts(ports: readonly (readonly [string, Port])[]): readonly JsonObject[] {
  return ports.map(([name, { exposed, protocol }]) => ({
    name,
    port: exposed,
    targetPort: name,
    protocol: transport(protocol),
    ...(appProtocols[protocol] !== '' && { appProtocol: appProtocols[protocol] }),
  }));
}

/** What is spoken, in the words of Services. (kubernetes.io/docs/concepts/services-networking/service) */
const appProtocols: { readonly [P in Port['protocol']]: string } = {
  http: 'http',
  https: 'https',
  h2c: 'kubernetes.io/h2c',
  grpc: 'kubernetes.io/h2c',
  tcp: '',
  udp: '',
};

function transport(protocol: Port['protocol']): string {
  return protocol === 'udp' ? 'UDP' : 'TCP';
}
