import { service } from '../../names.js';

const restricted = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
} as const;

/** Sweeps up: namespaces of closed pull requests, pods that hang, and the images that every node needs in the morning. */
export default service({
  name: 'caretaker',
  environments: ['dev', 'stg'],
  about: { description: 'Keeps the clusters of rehearsals tidy', owner: 'platform' },
  identity: { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['list', 'delete'] }] },
  workloads: {
    sweeper: { kind: 'worker', security: { apiToken: true }, scaling: { min: 1, alwaysOn: true } },
  },
  objects: {
    // Like everything of a pod of ours, it may reach only what is named: a resolver, and registries.
    reach: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'caretaker-prefetch', namespace: 'caretaker' },
      spec: {
        podSelector: { matchLabels: { app: 'caretaker-prefetch' } },
        policyTypes: ['Ingress', 'Egress'],
        egress: [
          {
            ports: [
              { port: 53, protocol: 'UDP' },
              { port: 53, protocol: 'TCP' },
            ],
          },
          { to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: [{ port: 443, protocol: 'TCP' }] },
        ],
      },
    },
    prefetch: {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'caretaker-prefetch', namespace: 'caretaker' },
      spec: {
        selector: { matchLabels: { app: 'caretaker-prefetch' } },
        template: {
          metadata: { labels: { app: 'caretaker-prefetch' } },
          spec: {
            automountServiceAccountToken: false,
            serviceAccountName: 'caretaker',
            securityContext: {
              runAsNonRoot: true,
              runAsUser: 65_532,
              runAsGroup: 65_532,
              seccompProfile: { type: 'RuntimeDefault' },
            },
            containers: [
              {
                name: 'prefetch',
                image: `registry.example.com/platform/prefetch:2.3.1@sha256:${'5e0f1c2d'.repeat(8)}`,
                args: ['--list', 'https://images.playhouse.example.com/morning'],
                resources: {
                  requests: { cpu: '10m', memory: '32Mi', 'ephemeral-storage': '16Mi' },
                  limits: { memory: '32Mi', 'ephemeral-storage': '16Mi' },
                },
                securityContext: restricted,
              },
            ],
          },
        },
      },
    },
  },
});
