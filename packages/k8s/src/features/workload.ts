import { type Area, prod, service } from './feature.js';

/** What runs, how many of it, and how new pods take the place of old ones. */
export const workload: Area = {
  name: 'workload',
  features: [
    {
      feature: 'A server',
      field: 'kind',
      example: [
        service({
          name: 'web',
          workloads: { server: { kind: 'server', ports: { http: { port: 8080, exposed: 80 } } } },
        }),
      ],
      shows: { 'Deployment/web-server': ['spec.selector'], 'Service/web-server': ['spec'] },
    },
    {
      feature: 'A worker without ports',
      field: 'kind',
      example: [
        service({ name: 'mail', workloads: { sender: { kind: 'worker', run: { args: ['send'] } } } }),
      ],
      shows: { 'Deployment/mail-sender': ['spec.selector', 'spec.template.spec.containers.sender.args'] },
    },
    {
      feature: 'Several workloads of one release that share an image',
      field: 'workloads',
      example: [
        service({
          name: 'orders',
          workloads: {
            read: { kind: 'server', ports: { http: { port: 8080 } }, run: { args: ['read'] } },
            write: { kind: 'server', ports: { http: { port: 8080 } }, run: { args: ['write'] } },
            bills: { kind: 'cron', schedule: { cron: '0 3 * * *' }, run: { args: ['bill'] } },
          },
        }),
      ],
      shows: {
        'Deployment/orders-read': ['spec.template.spec.containers.read.image'],
        'Deployment/orders-write': ['spec.template.spec.containers.write.image'],
        'CronJob/orders-bills': ['spec.jobTemplate.spec.template.spec.containers.bills.image'],
      },
    },
    {
      feature: 'Two images in one service',
      field: 'images',
      example: [
        service({
          name: 'shop',
          images: { php: { build: { target: 'php' } }, assets: { build: { target: 'assets' } } },
          workloads: {
            server: { kind: 'server', image: 'php', ports: { http: { port: 8080 } } },
            publish: { kind: 'job', image: 'assets' },
          },
        }),
      ],
      shows: {
        'Deployment/shop-server': ['spec.template.spec.containers.server.image'],
        'Job/shop-publish': ['spec.template.spec.containers.publish.image'],
      },
    },
    {
      feature: 'A workload that is present in some environments only',
      field: 'environments',
      example: [
        service({
          name: 'web',
          workloads: {
            server: { kind: 'server', ports: { http: { port: 8080 } } },
            profiler: { kind: 'worker', environments: ['dev'] },
            archive: { kind: 'cron', environments: ['prod'], schedule: { cron: '0 4 * * 0' } },
          },
        }),
      ],
      shows: { 'CronJob/web-archive': ['spec.schedule'] },
    },
    {
      feature: 'A fixed number of pods',
      field: 'scaling.min',
      example: [service({ name: 'mail', workloads: { sender: { kind: 'worker', scaling: { min: 3 } } } })],
      shows: { 'Deployment/mail-sender': ['spec.replicas'] },
    },
    {
      feature: 'Pods with a name and storage of their own',
      field: 'kind',
      example: [
        service({
          name: 'queue',
          workloads: {
            node: {
              kind: 'stateful',
              ports: { amqp: { port: 5672, protocol: 'tcp' } },
              volumes: {
                data: {
                  from: { claim: { size: '10Gi', storageClass: 'premium-rwo', eachPod: true } },
                  at: '/data',
                },
              },
            },
          },
        }),
      ],
      shows: {
        'StatefulSet/queue-node': ['spec.serviceName', 'spec.volumeClaimTemplates'],
        'Service/queue-node-pods': ['spec'],
      },
    },
    {
      feature: 'All old pods end before the new ones start',
      field: 'update.strategy',
      example: [
        service({
          name: 'mail',
          workloads: { sender: { kind: 'worker', update: { strategy: 'recreate' } } },
        }),
      ],
      shows: { 'Deployment/mail-sender': ['spec.strategy'] },
    },
    {
      feature: 'A single consumer that is never there twice',
      field: 'update.maxSurge',
      example: [
        service({
          name: 'mail',
          workloads: { sender: { kind: 'worker', scaling: { min: 1 }, update: { maxSurge: 0 } } },
        }),
      ],
      shows: { 'Deployment/mail-sender': ['spec.strategy'] },
    },
    {
      feature: 'How many old revisions are kept',
      field: 'update.historyLimit',
      example: [
        service({ name: 'mail', workloads: { sender: { kind: 'worker', update: { historyLimit: 1 } } } }),
      ],
      shows: { 'Deployment/mail-sender': ['spec.revisionHistoryLimit'] },
    },
    {
      feature: 'A job for each release',
      field: 'kind',
      example: [service({ name: 'shop', workloads: { warm: { kind: 'job', run: { args: ['warm'] } } } })],
      note: 'A release gives it a name of its own, by which it is a new Job. The same release applied again runs nothing.',
      shows: { 'Job/shop-warm': ['spec.template.spec.containers.warm.args'], Kustomization: ['patches'] },
    },
    {
      feature: 'A cron',
      field: 'schedule',
      example: [
        service({
          name: 'books',
          workloads: {
            nightly: {
              kind: 'cron',
              schedule: {
                cron: '30 2 * * *',
                timeZone: 'Europe/Berlin',
                concurrency: 'Replace',
                startingDeadlineSeconds: 600,
                keep: { succeeded: 2, failed: 5 },
              },
            },
          },
        }),
      ],
      shows: {
        'CronJob/books-nightly': [
          'spec.schedule',
          'spec.timeZone',
          'spec.concurrencyPolicy',
          'spec.startingDeadlineSeconds',
          'spec.successfulJobsHistoryLimit',
          'spec.failedJobsHistoryLimit',
        ],
      },
    },
    {
      feature: 'A cron that differs between environments',
      field: 'schedule',
      example: [
        service({
          name: 'books',
          workloads: { nightly: { kind: 'cron', schedule: { cron: '30 2 * * *' } } },
          overrides: {
            dev: { workloads: { nightly: { schedule: { suspend: true } } } },
            prod: { workloads: { nightly: { schedule: { cron: '0 1 * * *', timeZone: 'Asia/Tokyo' } } } },
          },
        }),
      ],
      shows: { 'CronJob/books-nightly': ['spec.schedule', 'spec.timeZone', 'spec.suspend'] },
    },
    {
      feature: 'A default for every workload of a kind in an environment',
      field: 'environment defaults',
      example: [
        service({ name: 'mail', workloads: { sender: { kind: 'worker' } } }),
        prod({ defaults: { worker: { placement: { nodeSelector: { pool: 'batch' } } } } }),
      ],
      shows: { 'Deployment/mail-sender': ['spec.template.spec.nodeSelector'] },
    },
  ],
};
