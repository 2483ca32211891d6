import { environment } from '../../names.js';

/** The dress rehearsal: production's shape at a fraction of its price. */
export default environment('stg', {
  tier: 'staging',
  cloud: { provider: 'google', project: 'playhouse-stg-sample', region: 'europe-west3' },
  domain: 'stg.playhouse.example.com',
  delivery: { strategy: 'pull-request', from: 'dev', promote: { sets: { sale: ['box-office', 'seats'] } } },
  edge: { kind: 'gke-ingress' },
  sets: { house: { values: { LOG_LEVEL: 'info', CURRENCY: 'EUR' } } },
  metrics: { provider: 'prometheus', address: 'http://prometheus.monitoring:9090' },
  defaults: {
    server: { telemetry: { scrape: 'pod-monitor', scrapeSeconds: 60 } },
    // Nobody waits for a worker here, so it may wait for a node.
    worker: { placement: { spot: 'require' } },
  },
  patches: [
    // Packs pods onto few nodes, so that the others can go.
    {
      target: { kind: ['Deployment', 'Rollout'] },
      operations: [{ op: 'add', path: '/spec/template/spec/schedulerName', value: 'bin-packing' }],
    },
  ],
});
