import type { JsonObject } from '@fairlead/model';
import type { Inventory, Placed } from '../inventory.js';
import { selects } from '../labels.js';
import { at, objectsAt, stringsAt } from '../pods.js';
import type { Rule } from '../rule.js';

/** A monitor asks at a port that its pods or Services declare: at another one it finds nothing to measure. */
export const monitorPorts: Rule = {
  kinds: ['PodMonitor', 'ServiceMonitor'],
  check: (placed, inventory) => {
    const { list, ports, of } = placed.object.kind === 'PodMonitor' ? ofPods : ofServices;
    const found = ports(placed, inventory);
    if (found.length === 0) return [];
    const names = new Set(found.flat().map(({ name }) => name));
    return objectsAt(placed.object, ['spec', list]).flatMap(([index, { port }]) => {
      if (typeof port !== 'string' || names.has(port)) return [];
      return [
        {
          code: 'FL_MONITOR_PORT',
          path: ['spec', list, index, 'port'],
          value: port,
          what: `is a port that no ${of} declares, so nothing is measured`,
          mend: 'name a port that is there',
        },
      ];
    });
  },
};

/** Where a kind of monitor says ports, and where they are declared. */
interface Ports {
  readonly list: string;
  readonly of: string;
  /** The ports of each thing that is selected. */
  ports(placed: Placed, inventory: Inventory): readonly (readonly JsonObject[])[];
}

const ofPods: Ports = {
  list: 'podMetricsEndpoints',
  of: 'container of its pods',
  ports: ({ object, namespace }, inventory) =>
    inventory
      .labelledLike(namespace, stringsAt(object, ['spec', 'selector', 'matchLabels']))
      .filter(({ pods }) => selects(at(object, ['spec', 'selector']), pods?.labels ?? {}))
      .map(({ pods }) => (pods?.containers ?? []).flatMap(({ spec }) => listed(spec, ['ports']))),
};

const ofServices: Ports = {
  list: 'endpoints',
  of: 'Service that it selects',
  ports: ({ object, namespace }, inventory) =>
    inventory
      .ofKindIn(namespace, 'Service')
      .filter((each) => selects(at(object, ['spec', 'selector']), each.object.metadata.labels ?? {}))
      .map((each) => listed(each.object, ['spec', 'ports'])),
};

function listed(value: JsonObject, path: readonly string[]): readonly JsonObject[] {
  return objectsAt(value, path).map(([, each]) => each);
}
