import { environment } from '../../names.js';

/** A cluster of three machines in the office. On while people are there; every merge arrives by itself. */
export default environment('dev', {
  tier: 'development',
  cloud: { provider: 'none' },
  registry: 'registry.playhouse.example.com',
  domain: 'dev.playhouse.example.com',
  delivery: { strategy: 'commit-on-merge', accepts: 'any' },
  edge: { kind: 'nginx', issuer: 'letsencrypt' },
  stores: { default: { kind: 'vault', server: 'https://vault.playhouse.example.com', path: 'dev' } },
  sets: { house: { values: { LOG_LEVEL: 'debug', CURRENCY: 'EUR' } } },
  workingHours: { on: '0 7 * * 1-5', off: '30 19 * * 1-5', timeZone: 'Europe/Vienna' },
  metrics: { provider: 'prometheus', address: 'http://prometheus.monitoring:9090' },
  // Nobody is there to ask when a branch and its disks go.
  patches: [
    {
      target: { kind: 'PersistentVolumeClaim' },
      merge: { metadata: { annotations: null } },
    },
  ],
  defaults: { server: { telemetry: { scrape: 'annotations' } } },
});
