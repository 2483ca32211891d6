import type { WorkloadKind } from '../kinds.js';
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
      .filter(([, { kind, objectName }]) => objectName.length > longest[kind])
      .map(([name, { kind, objectName: value }]) => ({
        code: 'FL_NAME_LONG' as const,
        file: declared.file,
        path: `workloads.${name}`,
        value,
        what: `has ${value.length} characters, and a ${kind} may have ${longest[kind]}`,
        mend: 'shorten the name of the service or of the workload',
      })),
  );
