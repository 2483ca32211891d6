import { workloadKinds } from '@fairlead/model';
import { eachPod, podsOf } from '../scope.js';
import type { WorkloadItem } from './item.js';

/**
 * A container that ends as soon as it starts and is held back by Kubernetes. Query and threshold are those of
 * Datadog's own recommended monitor for Kubernetes.
 */
export const crashLoop: WorkloadItem = {
  id: 'crash-loop',
  kinds: workloadKinds,
  severity: 'page',
  title: 'containers crash again and again',
  thresholds: { critical: 1 },
  query: (at, critical) => {
    const waiting = 'kubernetes_state.container.status_report.count.waiting';
    const scope = `reason:crashloopbackoff,${podsOf(at)}`;
    // Kubernetes reports a waiting container only while there is one; silence means that all is well.
    return `max(last_10m):default_zero(max:${waiting}{${scope}} by {${eachPod}}) >= ${critical}`;
  },
  says: ({ needs }) =>
    [
      'A container of {{pod_name.name}} in {{kube_cluster_name.name}} ends as soon as it starts.',
      '',
      `Its last words: \`kubectl --namespace ${needs.namespace} logs {{pod_name.name}} --previous --all-containers\``,
    ].join('\n'),
};
