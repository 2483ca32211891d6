import { type Cloud, googleAccountEmail, type JsonObject, type ResolvedEnvironment } from '@fairlead/model';
import type { Strings } from '../object.js';

/** What makes a Kubernetes service account act as a cloud's. AWS ties them on its own side (Pod Identity). */
export function cloudAnnotations(service: string, { cloud }: ResolvedEnvironment): Strings {
  if (cloud.provider !== 'google') return {};
  return { 'iam.gke.io/gcp-service-account': googleAccountEmail(service, cloud.project) };
}

/** Where pods get their short-lived credentials from, as a rule of egress. */
export function cloudCredentials({ provider }: Cloud): JsonObject | undefined {
  return rules[provider];
}

const rules: { readonly [P in Cloud['provider']]?: JsonObject } = {
  // The node's metadata server; its second address is Dataplane V2's.
  // (cloud.google.com/kubernetes-engine/docs/how-to/network-policy)
  google: {
    to: [{ ipBlock: { cidr: '169.254.169.252/32' } }, { ipBlock: { cidr: '169.254.169.254/32' } }],
    ports: [
      { port: 988, protocol: 'TCP' },
      { port: 80, protocol: 'TCP' },
    ],
  },
  // The Pod Identity agent of the node. (docs.aws.amazon.com/eks/latest/userguide/pod-identities.html)
  aws: { to: [{ ipBlock: { cidr: '169.254.170.23/32' } }], ports: [{ port: 80, protocol: 'TCP' }] },
};
