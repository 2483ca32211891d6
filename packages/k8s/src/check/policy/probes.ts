import { scrapedLabels } from '../../labels.js';
import type { Inventory } from '../inventory.js';
import { hasLabels } from '../labels.js';
import { objectsAt, stringsAt } from '../pods.js';
import { longRunningKinds, type WithPods } from '../rule.js';
import { containerPolicy, type Policy, type Words } from './policy.js';

/** Requests reach pods that can answer, and no others. (kube-linter no-readiness-probe, kube-score pod-probes) */
export const readinessProbe = probed('readinessProbe', {
  code: 'FL_POLICY_READINESS_PROBE',
  what: 'is missing, so requests reach the container before it can answer',
  mend: 'declare probes.readiness',
});

/** A process that hangs is started again. (kube-linter no-liveness-probe) */
export const livenessProbe = probed('livenessProbe', {
  code: 'FL_POLICY_LIVENESS_PROBE',
  what: 'is missing, so a process that hangs stays as it is',
  mend: 'declare probes.liveness; it never asks the database',
});

/** A slow start is not taken for a process that hangs. (kube-linter no-startup-probe) */
export const startupProbe = probed('startupProbe', {
  code: 'FL_POLICY_STARTUP_PROBE',
  what: 'is missing, so a slow start is taken for a process that hangs',
  mend: 'declare probes.startup',
});

/** A probe of every container that a Service leads to. */
function probed(probe: string, words: Words): Policy {
  return containerPolicy({
    where: 'production',
    kinds: longRunningKinds,
    words,
    wrong: (container, placed, inventory) => {
      const ports = servedPorts(placed, inventory);
      const isServed = objectsAt(container.spec, ['ports']).some(
        ([, { name, containerPort }]) => ports.has(name) || ports.has(containerPort),
      );
      if (!container.stays || !isServed || container.spec[probe] !== undefined) return undefined;
      return { path: [probe], value: undefined };
    },
  });
}

/** Names and numbers of ports at which Services aim. */
function servedPorts({ namespace, pods }: WithPods, inventory: Inventory): ReadonlySet<unknown> {
  const services = servicesOf({ namespace, pods }, inventory);
  return new Set(
    services.flatMap(({ object }) =>
      objectsAt(object, ['spec', 'ports']).map(([, { port, targetPort = port }]) => targetPort),
    ),
  );
}

/** The Services that select some pods and at which callers ask: whoever fetches metrics can do without an answer. */
export function servicesOf({ namespace, pods }: Pick<WithPods, 'namespace' | 'pods'>, inventory: Inventory) {
  return inventory.selectingLike('Service', namespace, pods.labels).filter(({ object }) => {
    const selector = stringsAt(object, ['spec', 'selector']);
    const isForCallers = !hasLabels(scrapedLabels, object.metadata.labels ?? {});
    return isForCallers && Object.keys(selector).length > 0 && hasLabels(selector, pods.labels);
  });
}
