import { environment } from '../../names.js';

/** Where tickets are sold. A release is here once the people of the sales board have merged it. */
export default environment('prod', {
  tier: 'production',
  cloud: { provider: 'google', project: 'playhouse-prod-sample', region: 'europe-west3' },
  domain: 'playhouse.example.com',
  delivery: { strategy: 'pull-request', from: 'stg', promote: { sets: { sale: ['box-office', 'seats'] } } },
  freezes: {
    'presale-fridays': {
      reason: 'the sale of the next month opens at ten',
      timeZone: 'Europe/Vienna',
      days: ['friday'],
      from: '08:00',
      to: '14:00',
    },
  },
  edge: {
    kind: 'gateway-api',
    policies: 'gke',
    class: 'gke-l7-global-external-managed',
    certificateMap: 'playhouse-prod',
  },
  stores: {
    default: { kind: 'google-secret-manager' },
    // Keys of the payment provider: the finance team's own project.
    finance: { kind: 'google-secret-manager', project: 'playhouse-finance-sample' },
  },
  sets: { house: { values: { LOG_LEVEL: 'warn', CURRENCY: 'EUR' } } },
  metrics: { provider: 'datadog', secret: 'datadog' },
  defaults: {
    // A zone may be lost in the interval of a premiere.
    server: { placement: { spread: { zone: 'require' } }, disruption: { maxUnavailable: '25%' } },
    worker: { placement: { nodeSelector: { pool: 'work' }, spot: 'prefer', architectures: ['arm64'] } },
    cron: { placement: { nodeSelector: { pool: 'batch' } } },
  },
});
