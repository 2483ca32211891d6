/** Name of a workload's Kubernetes objects. */
export const objectName = (service: string, workload: string): string => `${service}-${workload}`;

/** DNS name of a workload's Service inside the cluster. */
export const serviceHost = (object: string, namespace: string): string =>
  `${object}.${namespace}.svc.cluster.local`;
