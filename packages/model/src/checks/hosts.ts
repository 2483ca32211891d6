import { atFacet } from '../derive/landscape.js';
import type { Problem } from '../problem.js';
import type { Check } from './check.js';

/** No two routes of an environment answer the same host and path: which of them would win is left to chance. */
export const hosts: Check = ({ services }) => {
  const taken = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { declared, resolved } of services) {
    if (resolved.retired) continue;
    for (const [workload, { routes = {} }] of Object.entries(resolved.workloads)) {
      for (const [name, route] of Object.entries(routes)) {
        const owner = `${declared.name}.${workload}.${name}`;
        for (const address of route.hosts.flatMap((host) =>
          route.paths.map(({ path, match }) => `${host}${path} ${match}`),
        )) {
          const other = taken.get(address);
          taken.set(address, other ?? owner);
          if (other === undefined) continue;
          problems.push(
            atFacet(
              declared,
              `workloads.${workload}.routes`,
            )({
              path: `${name}.hosts`,
              value: address.slice(0, address.lastIndexOf(' ')),
              code: 'FL_HOST_TWICE',
              what: `is answered by ${other} already`,
              mend: 'give one of the two another host or path',
            }),
          );
        }
      }
    }
  }
  return problems;
};
