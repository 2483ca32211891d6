import { type Area, prod, service } from './feature.js';

const steps = [{ weight: 50 }, { pause: 'until-promoted' }] as const;

/** What no facet says: changes to rendered objects, and objects of one's own. */
export const patches: Area = {
  name: 'patches',
  features: [
    {
      feature: 'Host aliases',
      field: 'patches.merge',
      example: [
        service({
          name: 'mail',
          workloads: { sender: { kind: 'worker' } },
          patches: [
            {
              target: { kind: 'Deployment', name: 'mail-sender' },
              merge: {
                spec: { template: { spec: { hostAliases: [{ ip: '10.0.0.7', hostnames: ['relay'] }] } } },
              },
            },
          ],
        }),
      ],
      shows: { 'Deployment/mail-sender': ['spec.template.spec.hostAliases'] },
    },
    {
      feature: 'An operation on every object of a kind',
      field: 'patches.operations',
      example: [
        service({
          name: 'books',
          workloads: {
            hourly: { kind: 'cron', schedule: { cron: '0 * * * *' } },
            nightly: { kind: 'cron', schedule: { cron: '0 2 * * *' } },
          },
          patches: [
            {
              target: { kind: 'CronJob' },
              operations: [
                {
                  op: 'replace',
                  path: '/spec/jobTemplate/spec/template/spec/restartPolicy',
                  value: 'OnFailure',
                },
              ],
            },
          ],
        }),
      ],
      shows: {
        'CronJob/books-hourly': ['spec.jobTemplate.spec.template.spec.restartPolicy'],
        'CronJob/books-nightly': ['spec.jobTemplate.spec.template.spec.restartPolicy'],
      },
    },
    {
      feature: 'A patch for every service of an environment',
      field: 'environment patches',
      note: 'Of several kinds one has to be there, so that a canary, which makes a Rollout of a Deployment, changes nothing.',
      example: [
        service({ name: 'ferry', workloads: { server: { kind: 'worker' } } }),
        service({
          name: 'pilot',
          workloads: { server: { kind: 'worker', rollout: { strategy: 'canary', steps } } },
        }),
        prod({
          patches: [
            {
              target: { kind: ['Deployment', 'Rollout'] },
              operations: [{ op: 'add', path: '/spec/template/spec/schedulerName', value: 'packing' }],
            },
          ],
        }),
      ],
      shows: {
        'Deployment/ferry-server': ['spec.template.spec.schedulerName'],
        'Rollout/pilot-server': ['spec.template.spec.schedulerName'],
      },
    },
    {
      feature: 'A container of somebody else in every Deployment of an environment',
      field: 'environment patches',
      note: 'A sidecar of the service’s own image needs no patch: `sidecars` may stand in the `defaults` of an environment.',
      example: [
        service({ name: 'ferry', workloads: { server: { kind: 'worker' } } }),
        prod({
          patches: [
            {
              target: { kind: 'Deployment' },
              merge: {
                spec: {
                  template: {
                    spec: {
                      containers: [
                        {
                          name: 'log-shipper',
                          image: `registry.example.com/log-shipper:1.9.0@sha256:${'5e0f1c2d'.repeat(8)}`,
                          resources: {
                            requests: { cpu: '10m', memory: '32Mi', 'ephemeral-storage': '16Mi' },
                            limits: { memory: '32Mi', 'ephemeral-storage': '16Mi' },
                          },
                          securityContext: {
                            allowPrivilegeEscalation: false,
                            capabilities: { drop: ['ALL'] },
                            readOnlyRootFilesystem: true,
                          },
                        },
                      ],
                    },
                  },
                },
              },
            },
          ],
        }),
      ],
      shows: { 'Deployment/ferry-server': ['spec.template.spec.containers.log-shipper'] },
    },
    {
      feature: 'Something taken away',
      field: 'patches.remove',
      waives: ['disruption-budget', 'spread'],
      example: [
        service({
          name: 'tide',
          workloads: {
            server: { kind: 'worker', init: { settle: { image: 'main' }, warm: { image: 'main' } } },
          },
          patches: [
            { target: { kind: 'PodDisruptionBudget', name: 'tide-server' }, remove: true },
            {
              target: { kind: 'Deployment', name: 'tide-server' },
              merge: {
                spec: {
                  template: {
                    spec: {
                      initContainers: [{ name: 'warm', $patch: 'delete' }],
                      topologySpreadConstraints: null,
                    },
                  },
                },
              },
            },
          ],
        }),
      ],
      shows: { 'Deployment/tide-server': ['spec.template.spec.initContainers.settle.image'] },
    },
    {
      feature: 'Storage that goes without asking',
      field: 'environment patches',
      note: 'For an environment that is thrown away, such as a preview. A claim has no annotation but the one that asks; the StatefulSet of a database in a container has it beside another.',
      example: [
        service({
          name: 'drafts',
          workloads: {
            editor: {
              kind: 'worker',
              scaling: { min: 1 },
              update: { strategy: 'recreate' },
              volumes: { pages: { from: { claim: { size: '1Gi' } }, at: '/pages' } },
            },
          },
        }),
        prod({
          patches: [
            {
              target: { kind: 'PersistentVolumeClaim' },
              merge: { metadata: { annotations: null } },
            },
          ],
        }),
      ],
      shows: { 'PersistentVolumeClaim/drafts-editor-pages': ['metadata'] },
    },
    {
      feature: 'A DaemonSet',
      field: 'objects',
      example: [
        service({
          name: 'collector',
          workloads: { worker: { kind: 'worker' } },
          objects: {
            agent: {
              apiVersion: 'apps/v1',
              kind: 'DaemonSet',
              metadata: { name: 'collector-agent', namespace: 'collector' },
              spec: {
                selector: { matchLabels: { agent: 'collector' } },
                template: {
                  metadata: { labels: { agent: 'collector' } },
                  spec: {
                    serviceAccountName: 'collector',
                    automountServiceAccountToken: false,
                    securityContext: {
                      runAsNonRoot: true,
                      runAsUser: 65532,
                      seccompProfile: { type: 'RuntimeDefault' },
                    },
                    containers: [
                      {
                        name: 'agent',
                        image: `registry.example.com/agent:1.4.2@sha256:${'5e0f1c2d'.repeat(8)}`,
                        resources: {
                          requests: { cpu: '10m', memory: '32Mi', 'ephemeral-storage': '16Mi' },
                          limits: { memory: '32Mi', 'ephemeral-storage': '16Mi' },
                        },
                        securityContext: {
                          allowPrivilegeEscalation: false,
                          capabilities: { drop: ['ALL'] },
                          readOnlyRootFilesystem: true,
                        },
                      },
                    ],
                  },
                },
              },
            },
          },
        }),
      ],
      shows: { 'DaemonSet/collector-agent': ['spec'] },
    },
    {
      feature: 'Objects of YAML files',
      field: 'manifests',
      example: [
        service({
          name: 'berths',
          workloads: { server: { kind: 'worker' } },
          // As `import quota from './deploy/quota.yaml'` gives them.
          manifests: [
            {
              apiVersion: 'v1',
              kind: 'ResourceQuota',
              metadata: { name: 'berths-total', namespace: 'berths' },
              spec: { hard: { pods: '40' } },
            },
          ],
        }),
      ],
      shows: { 'ResourceQuota/berths-total': ['spec'] },
    },
    {
      feature: 'A volume that is there already',
      field: 'patches.merge',
      waives: ['no-rollout-gap', 'replicas'],
      note: 'The volume itself is one of `objects`: a PersistentVolume belongs to the whole cluster and not to the service or its namespace, so the project of the environment allows the kind. `Retain` keeps the data when the object goes.',
      example: [
        service({
          name: 'wiki',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080 } },
              scaling: { min: 1 },
              update: { strategy: 'recreate' },
              volumes: { pages: { from: { claim: { size: '20Gi' } }, at: '/pages' } },
            },
          },
          objects: {
            pages: {
              apiVersion: 'v1',
              kind: 'PersistentVolume',
              metadata: { name: 'wiki-pages' },
              spec: {
                capacity: { storage: '20Gi' },
                accessModes: ['ReadWriteOnce'],
                persistentVolumeReclaimPolicy: 'Retain',
                claimRef: { namespace: 'wiki', name: 'wiki-server-pages' },
                nfs: { server: 'files.example.com', path: '/wiki' },
              },
            },
          },
          patches: [
            {
              target: { kind: 'PersistentVolumeClaim', name: 'wiki-server-pages' },
              merge: { spec: { volumeName: 'wiki-pages', storageClassName: '' } },
            },
          ],
        }),
      ],
      shows: {
        'PersistentVolumeClaim/wiki-server-pages': ['spec'],
        'PersistentVolume/wiki-pages': ['spec'],
        'AppProject/quay-prod': ['spec.clusterResourceWhitelist'],
      },
    },
  ],
};
