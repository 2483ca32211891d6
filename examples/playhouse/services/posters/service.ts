import { httpProbes } from '../../common.js';
import { service } from '../../names.js';

/** Pictures of plays in every size. Streams them over HTTP/2, so that a page of forty takes one connection. */
export default service({
  name: 'posters',
  environments: ['dev', 'stg', 'prod'],
  about: { description: 'Pictures in every size', owner: 'web' },
  images: { main: { build: { platforms: ['linux/amd64', 'linux/arm64'] } } },
  workloads: {
    server: {
      kind: 'server',
      ports: { http: { port: 8080, exposed: 80, protocol: 'h2c' } },
      probes: httpProbes,
      envFrom: [{ set: 'house' }],
      volumes: {
        cache: { from: { empty: { size: '4Gi' } }, at: '/cache' },
        originals: {
          from: { claim: { size: '1Ti', storageClass: 'standard-rwx', accessMode: 'ReadWriteMany' } },
          at: '/originals',
        },
      },
      routes: { pictures: { hosts: ['posters'], port: 'http', tls: 'none' } },
    },
    resize: {
      kind: 'worker',
      run: { args: ['resize'] },
      init: { models: { image: 'main', run: { args: ['fetch-models'] } } },
      scaling: { min: 2, max: 12 },
      resources: { requests: { cpu: '2', memory: '4Gi' } },
      placement: {
        nodeSelector: { pool: 'pictures' },
        nodeAffinity: { 'node.kubernetes.io/instance-type': ['t2a-standard-8', 't2a-standard-16'] },
        tolerations: [{ key: 'dedicated', value: 'pictures', effect: 'NoSchedule' }],
      },
    },
  },
  overrides: {
    dev: {
      workloads: {
        server: { ports: { http: { protocol: 'http' } } },
        resize: { scaling: { max: 3 }, placement: null },
      },
      // The office has the models on every machine, and nothing there is ever drained.
      patches: [
        { target: { kind: 'PodDisruptionBudget', name: 'posters-resize' }, remove: true },
        {
          target: { kind: 'Deployment', name: 'posters-resize' },
          merge: {
            spec: {
              template: {
                spec: {
                  initContainers: [{ name: 'models', $patch: 'delete' }],
                  terminationGracePeriodSeconds: null,
                },
              },
            },
          },
        },
      ],
    },
    // Neither Ingress carries HTTP/2 without TLS.
    stg: { workloads: { server: { ports: { http: { protocol: 'http' } } } } },
  },
});
