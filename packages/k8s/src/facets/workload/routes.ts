import type { NetworkPart } from '../../contribution.js';
import { edgeOf } from '../../edge/table.js';
import { routeName } from '../../names.js';
import type { CompileWorkloadFacet } from '../compile.js';

/** How requests from outside reach a port: in the words of the environment's edge. */
export const routes: CompileWorkloadFacet<'routes'> = (facet, at) => {
  const edge = edgeOf(at);
  const named = Object.entries(facet);
  if (edge === undefined || named.length === 0) return {};
  const routed = named.map(([name, route]) => ({ name: routeName(at.objectName, name), route, at }));
  const from = edge.sources();
  return {
    objects: [...routed.flatMap((each) => edge.route(each)), ...edge.shared(routed)].map((object) => ({
      object,
    })),
    network: named.map(([name, { port }]): NetworkPart => {
      const rule = { from, ports: [{ port, protocol: 'TCP' }] };
      return { into: { workload: at.workload }, ingress: { [`route ${name}`]: rule } };
    }),
  };
};
