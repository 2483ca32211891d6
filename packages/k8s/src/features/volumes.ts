import { type Area, service } from './feature.js';

/** Files of containers, and storage that is kept. */
export const volumes: Area = {
  name: 'volumes',
  features: [
    {
      feature: 'Some keys of a set under other names and with a mode',
      field: 'volumes.items',
      example: [
        service({
          name: 'web',
          config: { scripts: { files: { 'start.sh': '#!/bin/sh\nexec /web\n', 'notes.txt': 'none\n' } } },
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080 } },
              volumes: {
                scripts: {
                  from: { set: 'scripts' },
                  at: '/scripts',
                  items: { 'start.sh': 'run' },
                  mode: '0550',
                },
              },
            },
          },
        }),
      ],
      shows: { 'Deployment/web-server': ['spec.template.spec.volumes.scripts'] },
    },
    {
      feature: 'A secret as files',
      field: 'volumes.from.secret',
      example: [
        service({
          name: 'web',
          secrets: { tls: { keys: { 'tls.key': 'web-key', 'tls.crt': 'web-certificate' } } },
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8443 } },
              volumes: { tls: { from: { secret: 'tls', optional: true }, at: '/tls', mode: '0400' } },
            },
          },
        }),
      ],
      shows: {
        'Deployment/web-server': [
          'spec.template.spec.containers.server.volumeMounts',
          'spec.template.spec.volumes.tls',
        ],
      },
    },
    {
      feature: 'Room for temporary files with a limit',
      field: 'volumes.from.empty',
      example: [
        service({
          name: 'web',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080 } },
              volumes: {
                tmp: { from: { empty: { size: '256Mi' } }, at: '/tmp' },
                run: { from: { empty: { size: '1Mi', inMemory: true } }, at: '/run' },
              },
            },
          },
        }),
      ],
      shows: { 'Deployment/web-server': ['spec.template.spec.volumes'] },
    },
    {
      feature: 'One file of a volume',
      field: 'volumes.subPath',
      example: [
        service({
          name: 'web',
          config: { motd: { files: { motd: 'open\n' } } },
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080 } },
              volumes: { motd: { from: { set: 'motd' }, at: '/etc/motd', subPath: 'motd' } },
            },
          },
        }),
      ],
      shows: { 'Deployment/web-server': ['spec.template.spec.containers.server.volumeMounts'] },
    },
    {
      feature: 'Kept storage of a class',
      waives: ['no-rollout-gap', 'replicas'],
      field: 'volumes.from.claim',
      note: 'Argo CD neither prunes it nor deletes it with its Application before a person has confirmed.',
      example: [
        service({
          name: 'wiki',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080 } },
              scaling: { min: 1 },
              update: { strategy: 'recreate' },
              volumes: {
                pages: { from: { claim: { size: '20Gi', storageClass: 'standard-rwo' } }, at: '/pages' },
              },
            },
          },
        }),
      ],
      shows: {
        'PersistentVolumeClaim/wiki-server-pages': ['metadata.annotations', 'spec'],
        'Deployment/wiki-server': ['spec.template.spec.volumes'],
      },
    },
    {
      feature: 'Kept storage that many pods share',
      field: 'volumes.from.claim.accessMode',
      note: 'A class of files has it, such as Filestore; a disk is for one node, so a claim without it is refused where a second pod could be.',
      example: [
        service({
          name: 'gallery',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080 } },
              volumes: {
                pictures: {
                  from: { claim: { size: '1Ti', storageClass: 'standard-rwx', accessMode: 'ReadWriteMany' } },
                  at: '/pictures',
                },
              },
            },
          },
        }),
      ],
      shows: { 'PersistentVolumeClaim/gallery-server-pictures': ['spec'] },
    },
  ],
};
