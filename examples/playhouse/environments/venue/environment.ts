import { environment } from '../../names.js';

/** Two machines in the cellar of the opera: doors open there when the line to the world is cut. */
export default environment('venue', {
  tier: 'production',
  cloud: { provider: 'none' },
  cluster: { name: 'opera', server: 'https://10.40.0.10:6443' },
  registry: 'registry.opera.playhouse.example.com',
  domain: 'opera.playhouse.example.com',
  delivery: { strategy: 'pull-request', from: 'prod' },
  // Between two performances, by whoever is in the house.
  autoSync: false,
  edge: { kind: 'gateway-api', policies: 'none' },
  stores: { default: { kind: 'vault', server: 'https://vault.opera.playhouse.example.com', path: 'opera' } },
  sets: { house: { values: { LOG_LEVEL: 'info', CURRENCY: 'EUR' } } },
  metrics: { provider: 'prometheus', address: 'http://prometheus.monitoring:9090' },
  // No agent runs on the machines, so each pod sends its own log.
  patches: [
    {
      target: { kind: ['Deployment', 'Rollout'] },
      merge: {
        spec: {
          template: {
            spec: {
              containers: [
                {
                  name: 'log-shipper',
                  image: `registry.opera.playhouse.example.com/log-shipper:1.9.0@sha256:${'5e0f1c2d'.repeat(8)}`,
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
  // There are no zones, only two machines.
  defaults: {
    all: { placement: { spread: { zone: 'none', node: 'require' } }, telemetry: { scrape: 'annotations' } },
  },
});
