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
  for (const [name, endpoints] of Object.entries(service.facets.calls)) {
    for (const endpoint of endpoints) {
      const found =
        peer(landscape.services.get(name), endpoint) ??
        `no such service is present in ${landscape.environment}`;
      if (typeof found !== 'string') {
        value.push(found);
        continue;
      }
      const wrong = landscape.services.has(name) ? endpoint : name;
      const at = atFacet(service, 'calls');
      problems.push(
        at({ path: name, value: wrong, code: 'FL_CALL', what: found, mend: mend(name, landscape) }),
      );
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
        const { name: old = '' } = services.get(called)?.workloads[workload]?.facets.formerly ?? {};
        return (old === '' ? [workload] : [old, workload]).map((each) => ({
          service: name,
          namespace: facets.namespace.name,
          workload: each,
          port,
        }));
      });
      callers.set(called, [...(callers.get(called) ?? []), ...calls]);
    }
  }
  return new Map([...callers].map(([called, calls]) => [called, calls.sort(byEndpoint)]));
}

function peer(service: DeclaredService | undefined, endpoint: string): Peer | string | undefined {
  if (service === undefined) return undefined;
  const [workload = '', port = ''] = endpoint.split('.');
  const called = service.workloads[workload];
  const found = called?.facets.ports?.[port];
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
  };
}

function mend(name: string, { services }: Landscape): string {
  const service = services.get(name);
  if (service === undefined) return `call one of ${[...services.keys()].sort().join(', ')}`;
  const endpoints = Object.entries(service.workloads).flatMap(([workload, { facets }]) =>
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
