import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { podOf } from '../../testing/parts.js';
import { init } from './init.js';

test('a container before the main one is as restricted as that', () => {
  const wait = {
    image: 'tools',
    run: { command: ['/wait'], args: [], workingDir: '' },
    env: { HOST: { value: 'db' } },
    envFrom: [{ set: 'shared', prefix: '', optional: false }],
    resources: {
      requests: { cpu: '50m', memory: '64Mi', ephemeralStorage: '' },
      limits: { cpu: '', memory: '64Mi', ephemeralStorage: '' },
    },
    mounts: { tmp: '/tmp' },
    readOnlyRoot: true,
  };
  expect(podOf(init({ wait }, atWorkload())).before).toEqual({
    wait: {
      env: { HOST: { value: 'db' } },
      mounts: { '/tmp': { name: 'tmp' } },
      spec: {
        image: 'registry.example.com/tools',
        imagePullPolicy: 'IfNotPresent',
        command: ['/wait'],
        envFrom: [{ configMapRef: { name: 'api-shared' } }],
        resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } },
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
      },
    },
  });
});
