import type { WorkloadAt } from './at.js';

/** The part of a query that selects the pods of one workload, and no other's. */
export function podsOf({ environment, service, needs, workload }: WorkloadAt): string {
  const names = Object.values(needs.workloads).map(({ objectName }) => objectName);
  const own = needs.workloads[workload]?.objectName ?? '';
  // Pods are named after their workload, and one workload's name may begin with another's.
  const longer = names.filter((name) => name.startsWith(`${own}-`)).sort();
  return [
    `env:${environment.name}`,
    `service:${service}`,
    `kube_namespace:${needs.namespace}`,
    `pod_name:${own}-*`,
    ...longer.map((name) => `!pod_name:${name}-*`),
  ].join(',');
}

/** What tells one pod from another across clusters. */
export const eachPod = 'kube_cluster_name,kube_namespace,pod_name';
