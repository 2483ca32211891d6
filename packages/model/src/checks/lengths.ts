import type { WorkloadKind } from '../kinds.js';
import type { ResolvedWorkload } from '../resolve/resolved.js';
import type { Check } from './check.js';

/**
 * Longest name of a workload's objects. A CronJob adds 11 characters to it for each Job, a StatefulSet's pods
 * carry it in a label together with a hash, a release adds 9 to the name of its Job; the rest are DNS labels. (kubernetes.io/docs, CronJob and
 * StatefulSet limitations)
 */
const longest: { readonly [K in WorkloadKind]: number } = {
  server: 63,
  worker: 63,
  job: 54,
  hook: 63,
  stateful: 52,
  cron: 52,
};

/** Names stay within what Kubernetes takes once they are put together. */
export const lengths: Check = ({ services }) =>
  services.flatMap(({ declared, resolved }) =>
    Object.entries(resolved.workloads)
      .filter(([, workload]) => workload.objectName.length > roomOf(workload))
      .map(([name, workload]) => ({
        code: 'FL_NAME_LONG' as const,
        file: declared.file,
        path: `workloads.${name}`,
        value: workload.objectName,
        what: `has ${workload.objectName.length} characters, and this ${workload.kind} may have ${roomOf(workload)}`,
        mend: 'shorten the name of the service or of the workload',
      })),
  );

/** What its Services add to its name must fit into a DNS label, too. */
function roomOf({ kind, objectName, telemetry, progression }: ResolvedWorkload): number {
  const monitored = telemetry.metricsPort !== '' && telemetry.scrape === 'service-monitor';
  const names = [monitored ? `${objectName}-metrics` : objectName, progression?.services?.next ?? objectName];
  return Math.min(longest[kind], ...names.map((name) => 63 - (name.length - objectName.length)));
}
