import type { PodPart } from '../../contribution.js';
import type { CompileWorkloadFacet } from '../compile.js';
import { containerBeside } from './container.js';
import { containerPorts } from './ports.js';
import { probeFields } from './probes.js';

/** Containers that run as long as the main one. */
export const sidecars: CompileWorkloadFacet<'sidecars'> = (facet, at) => ({
  pods: Object.entries(facet).map(([name, sidecar]): PodPart => {
    const { ports, probes, form } = sidecar;
    const { spec, ...rest } = containerBeside(sidecar, at);
    const number = (port: string) => ports[port]?.port ?? at.port(port).port;
    const part = { ...rest, ports: containerPorts(ports), spec: { ...spec, ...probeFields(probes, number) } };
    const into = { workload: at.workload };
    return form === 'native' ? { into, around: { [name]: part } } : { into, beside: { [name]: part } };
  }),
});
