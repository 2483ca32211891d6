import type { JsonObject, ResolvedWorkloadFacets } from '@fairlead/model';
import type { WorkloadAt } from '../../at.js';
import type { NetworkPart } from '../../contribution.js';
import { balancerName } from '../../names.js';
import type { CompileWorkloadFacet } from '../compile.js';
import { servicePorts } from './ports.js';

type ExtraService = ResolvedWorkloadFacets['services'][string];

/**
 * Services beside the workload's own. While it changes its name, a load balancer is one object, which leads to the one
 * that serves; both may be reached by it.
 */
export const services: CompileWorkloadFacet<'services'> = (facet, at) => {
  const named = Object.entries(facet);
  const balancers = named.filter(([, { type }]) => type === 'load-balancer');
  return {
    objects: named
      .filter(([, { type }]) => type !== 'load-balancer' || at.renaming?.serves !== false)
      .map(([name, service]) => ({ object: serviceObject(name, service, at) })),
    network: balancers.map(([name, service]) => fromOutside(name, service, at)),
  };
};

function serviceObject(name: string, service: ExtraService, at: WorkloadAt) {
  const { annotations, type } = service;
  const ports = portsOf(service, at).map((port) => [port, at.port(port)] as const);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: type === 'load-balancer' ? balancerName(at.service, name) : `${at.objectName}-${name}`,
      namespace: at.namespace,
      labels: at.labels,
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: { ...typeFields(service), ports: servicePorts(ports), selector: at.selector },
  };
}

function typeFields({ type, sourceRanges }: ExtraService): JsonObject {
  if (type === 'headless') return { clusterIP: 'None' };
  if (type === 'cluster-ip') return { type: 'ClusterIP' };
  return {
    type: 'LoadBalancer',
    // Otherwise a node puts its own address in place of the caller's, and no rule about callers holds.
    externalTrafficPolicy: 'Local',
    ...(sourceRanges.length > 0 && { loadBalancerSourceRanges: sourceRanges }),
  };
}

function fromOutside(name: string, service: ExtraService, at: WorkloadAt): NetworkPart {
  const blocks = service.sourceRanges.length > 0 ? service.sourceRanges : ['0.0.0.0/0'];
  const ports = portsOf(service, at).map((port) => ({
    port,
    protocol: at.port(port).protocol === 'udp' ? 'UDP' : 'TCP',
  }));
  const rule = { from: blocks.map((cidr) => ({ ipBlock: { cidr } })), ports };
  return { into: { workload: at.workload }, ingress: { [`service ${name}`]: rule } };
}

function portsOf({ ports }: ExtraService, at: WorkloadAt): readonly string[] {
  return ports.length > 0 ? ports : at.exposedPorts;
}
