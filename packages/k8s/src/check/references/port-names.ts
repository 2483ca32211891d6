import { objectsAt } from '../pods.js';
import { podRule, type Said, type WithPods } from '../rule.js';

/**
 * Within a pod every port has a name and a number of its own: a Service that aims at a name which two containers
 * have reaches one of the two, and nobody says which; a number that two listen on lets one of them crash.
 */
export const portNames = podRule(({ pods }) => [...twice(pods, 'name'), ...twice(pods, 'containerPort')]);

function twice({ containers }: WithPods['pods'], field: 'name' | 'containerPort'): readonly Said[] {
  const owners = new Map<string, string>();
  return containers
    .filter(({ stays }) => stays)
    .flatMap((container) =>
      objectsAt(container.spec, ['ports']).flatMap(([index, port]): readonly Said[] => {
        const value = port[field];
        if (value === undefined) return [];
        const key = field === 'name' ? String(value) : `${value} ${port['protocol'] ?? 'TCP'}`;
        const other = owners.get(key);
        owners.set(key, container.name);
        if (other === undefined) return [];
        return [
          {
            code: 'FL_PORT_TWICE',
            path: [...container.path, 'ports', index, field],
            value,
            what: `is a port of container ${other} of the same pod too`,
            mend: 'give one of the two another name and number',
          },
        ];
      }),
    );
}
