import { type Area, service } from './feature.js';

/** What the containers of a workload run, and with what. */
export const container: Area = {
  name: 'container',
  features: [
    {
      feature: 'Command and arguments',
      field: 'run',
      example: [
        service({
          name: 'mail',
          workloads: {
            sender: {
              kind: 'worker',
              run: { command: ['/mail'], args: ['send', '--all'], workingDir: '/srv' },
            },
          },
        }),
      ],
      shows: {
        'Deployment/mail-sender': [
          'spec.template.spec.containers.sender.command',
          'spec.template.spec.containers.sender.args',
          'spec.template.spec.containers.sender.workingDir',
        ],
      },
    },
    {
      feature: 'A shell script of several lines',
      field: 'run.script',
      example: [
        service({
          name: 'books',
          workloads: {
            nightly: {
              kind: 'cron',
              schedule: { cron: '30 2 * * *' },
              run: { script: 'mkdir -p /tmp/out\nexport-books /tmp/out\nupload /tmp/out' },
            },
          },
        }),
      ],
      shows: {
        'CronJob/books-nightly': ['spec.jobTemplate.spec.template.spec.containers.nightly.command'],
      },
    },
    {
      feature: 'When a node fetches the image',
      field: 'image.pull',
      example: [
        service({ name: 'mail', workloads: { sender: { kind: 'worker', image: { pull: 'Always' } } } }),
      ],
      shows: { 'Deployment/mail-sender': ['spec.template.spec.containers.sender.imagePullPolicy'] },
    },
    {
      feature: 'Images by digest',
      field: 'images',
      example: [
        service({
          name: 'cache',
          images: { main: { vendor: { repository: 'docker.io/library/redis', range: '^7' } } },
          workloads: { node: { kind: 'server', ports: { redis: { port: 6379, protocol: 'tcp' } } } },
        }),
      ],
      shows: { Kustomization: ['images'] },
    },
    {
      feature: 'Several named ports',
      field: 'ports',
      example: [
        service({
          name: 'web',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080, exposed: 80 }, admin: { port: 9000, exposed: false } },
            },
          },
        }),
      ],
      shows: { 'Deployment/web-server': ['spec.template.spec.containers.server.ports'] },
    },
    {
      feature: 'Processor, memory and ephemeral storage',
      field: 'resources',
      example: [
        service({
          name: 'mail',
          workloads: {
            sender: {
              kind: 'worker',
              resources: {
                requests: { cpu: '250m', memory: '512Mi', ephemeralStorage: '1Gi' },
                limits: { ephemeralStorage: '4Gi' },
              },
            },
          },
        }),
      ],
      shows: { 'Deployment/mail-sender': ['spec.template.spec.containers.sender.resources'] },
    },
    {
      feature: 'Commands after the start of a container and before its end',
      field: 'lifecycle',
      example: [
        service({
          name: 'mail',
          workloads: {
            sender: {
              kind: 'worker',
              lifecycle: { postStart: ['/mail', 'warm'], preStop: ['/mail', 'stop'] },
            },
          },
        }),
      ],
      shows: { 'Deployment/mail-sender': ['spec.template.spec.containers.sender.lifecycle'] },
    },
  ],
};
