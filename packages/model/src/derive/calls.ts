import type { Port } from '../facets/workload/ports.js';
import { own } from '../json.js';
import { nearest } from '../nearest.js';
import type { Problem } from '../problem.js';
import type { DeclaredService } from '../resolve/declared.js';
import type { Caller, Peer } from '../resolve/resolved.js';
import { atFacet, type Derived, type Landscape } from './landscape.js';
import { objectName, serviceHost } from './names.js';
import { answering } from './rename.js';

/** The endpoints that a service calls, with what it must know of each. */
export function peers(service: DeclaredService, landscape: Landscape): Derived<readonly Peer[]> {
  const value: Peer[] = [];
  const problems: Problem[] = [];
  const at = atFacet(service, 'calls');
  for (const [name, endpoints] of Object.entries(service.facets.calls)) {
    const called = landscape.services.get(name);
    if (called === undefined) problems.push(at({ path: name, value: name, ...notThere(name, landscape) }));
    else {
      for (const endpoint of endpoints) {
        const found = peer(called, endpoint);
        if (typeof found !== 'string') value.push(found);
        else
          problems.push(
            at({ path: name, value: endpoint, code: 'FL_CALL', what: found, mend: endpointsOf(called) }),
          );
      }
    }
  }
  return { value: value.sort(byEndpoint), problems };
}

/** Who calls each service, as the callers' declarations say. */
export function callersOf(services: Landscape['services']): Landscape['callers'] {
  const callers = new Map<string, Caller[]>();
  for (const { name, facets } of services.values()) {
    for (const [called, endpoints] of Object.entries(facets.calls)) {
      const calls = endpoints.flatMap((endpoint) => {
        const [workload = '', port = ''] = endpoint.split('.');
        // Under both names, so that callers of either get through.
        const { formerly, ports } = services.get(called)?.workloads[workload]?.facets ?? {};
        const { name: old = '' } = formerly ?? {};
        return (old === '' ? [workload] : [old, workload]).map((each) => ({
          service: name,
          namespace: facets.namespace.name,
          workload: each,
          port,
          ...overUdp(ports?.[port]),
        }));
      });
      callers.set(called, [...(callers.get(called) ?? []), ...calls]);
    }
  }
  return new Map([...callers].map(([called, calls]) => [called, calls.sort(byEndpoint)]));
}

function peer(service: DeclaredService, endpoint: string): Peer | string {
  const [workload = '', port = ''] = endpoint.split('.');
  const called = own(service.workloads, workload);
  const found = own(called?.facets.ports ?? {}, port);
  if (called === undefined || found === undefined) return `${service.name} has no endpoint of this name here`;
  if (found.exposed === false) return `${service.name} does not expose this port`;
  const namespace = service.facets.namespace.name;
  const name = answering(called);
  return {
    service: service.name,
    workload: name,
    namespace,
    port,
    targetPort: found.port,
    exposedPort: found.exposed,
    host: serviceHost(objectName(service.name, name), namespace),
    ...overUdp(found),
  };
}

const overUdp = (port: Port | undefined): Pick<Peer, 'transport'> =>
  port?.protocol === 'udp' ? { transport: 'UDP' } : {};

/** A name that no service has is wrong everywhere; one that is absent from this environment is wrong here. */
function notThere(name: string, { environment, everywhere }: Landscape) {
  const code = 'FL_CALL';
  if (everywhere.includes(name)) {
    const mend = `let ${name} be present there, or let an override say what is called`;
    return { code, what: `${name} is not present`, environment, mend } as const;
  }
  const meant = nearest(name, everywhere);
  const hint = meant === undefined ? '' : `did you mean ${meant}? `;
  const mend = `${hint}call one of ${[...everywhere].sort().join(', ')}`;
  return { code, what: 'there is no such service', mend } as const;
}

function endpointsOf({ name, workloads }: DeclaredService): string {
  const endpoints = Object.entries(workloads).flatMap(([workload, { facets }]) =>
    Object.entries(facets.ports ?? {}).flatMap(([port, { exposed }]) =>
      exposed === false ? [] : [`${workload}.${port}`],
    ),
  );
  return endpoints.length > 0 ? `call one of ${endpoints.join(', ')}` : `give ${name} an exposed port`;
}

function byEndpoint(a: Pick<Caller, 'service' | 'workload' | 'port'>, b: typeof a): number {
  const key = (each: typeof a) => `${each.service} ${each.workload} ${each.port}`;
  return key(a) < key(b) ? -1 : 1;
}
