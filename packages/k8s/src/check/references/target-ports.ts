import { objectsAt, stringsAt } from '../pods.js';
import type { Rule, WithPods } from '../rule.js';

/** A Service's `targetPort` is a port that its pods declare. */
export const targetPorts: Rule = {
  kinds: ['Service'],
  check: ({ object, namespace }, inventory) => {
    const selector = stringsAt(object, ['spec', 'selector']);
    const pods = inventory.withLabels(namespace, selector);
    if (Object.keys(selector).length === 0 || pods.length === 0) return [];
    const declared: ReadonlySet<unknown> = new Set(pods.flatMap((each) => portsOf(each as WithPods)));
    return objectsAt(object, ['spec', 'ports']).flatMap(([index, { port, targetPort = port }]) => {
      if (targetPort === undefined || declared.has(targetPort)) return [];
      return [
        {
          code: 'FL_TARGET_PORT',
          path: ['spec', 'ports', index, 'targetPort'],
          value: targetPort,
          what: `is a port that no container of its pods declares (they have ${[...declared].join(', ') || 'none'})`,
          mend: 'declare the port in a container, or aim at one that is there',
        },
      ];
    });
  },
};

/** Names and numbers of everything that containers declare. */
function portsOf({ pods }: WithPods): readonly (string | number)[] {
  return pods.containers.flatMap(({ spec }) =>
    objectsAt(spec, ['ports']).flatMap(([, { name, containerPort }]) => [
      ...(typeof name === 'string' ? [name] : []),
      ...(typeof containerPort === 'number' ? [containerPort] : []),
    ]),
  );
}
