import type { NetworkPart } from '../../contribution.js';
import { edgeOf } from '../../edge/table.js';
import { routeName } from '../../names.js';
import type { CompileWorkloadFacet } from '../compile.js';

/**
 * How requests from outside reach a port, in the words of the environment's edge. What lets the edge reach the pods is
 * not looked up in the routes: while a workload changes its name, they lead to one of two that are both reached.
 */
export const routes: CompileWorkloadFacet<'routes'> = (facet, at) => {
  const edge = edgeOf(at);
  const { backend, service, workload } = at;
  if (edge === undefined) return {};
  const own = Object.entries(facet).flatMap(([name, route]) =>
    edge.route({ name: routeName(service, name), route, at }),
  );
  const from = edge.sources();
  return {
    objects: [...own, ...edge.shared(at)].map((object) => ({ object })),
    network: (backend?.ports ?? []).map((port): NetworkPart => {
      const rule = { from, ports: [{ port, protocol: 'TCP' }] };
      return { into: { workload }, ingress: { [`route to ${port}`]: rule } };
    }),
  };
};
