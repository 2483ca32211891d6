import { selects } from '../labels.js';
import { at, objectsAt } from '../pods.js';
import type { Rule } from '../rule.js';

/** A PodMonitor asks at a port that its pods declare: at another one it finds nothing to measure. */
export const monitorPorts: Rule = {
  kinds: ['PodMonitor'],
  check: ({ object, namespace }, inventory) => {
    const selector = at(object, ['spec', 'selector']);
    const pods = inventory.podsIn(namespace).filter((each) => selects(selector, each.pods?.labels ?? {}));
    const names = new Set(
      pods.flatMap((each) =>
        (each.pods?.containers ?? []).flatMap(({ spec }) =>
          objectsAt(spec, ['ports']).map(([, port]) => port['name']),
        ),
      ),
    );
    if (pods.length === 0) return [];
    return objectsAt(object, ['spec', 'podMetricsEndpoints']).flatMap(([index, { port }]) => {
      if (typeof port !== 'string' || names.has(port)) return [];
      return [
        {
          code: 'FL_MONITOR_PORT',
          path: ['spec', 'podMetricsEndpoints', index, 'port'],
          value: port,
          what: 'is a port that no container of its pods declares, so nothing is measured',
          mend: 'name a port that is there',
        },
      ];
    });
  },
};
