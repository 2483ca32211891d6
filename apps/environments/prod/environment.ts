import { environment } from '../../names.js';

/** What stg has tried, once a reviewer says so. */
export default environment('prod', {
  tier: 'production',
  cloud: { provider: 'google', project: 'harbour-prod-sample', region: 'europe-west1' },
  domain: 'prod.harbour.example.com',
  delivery: { strategy: 'pull-request', from: 'stg' },
  sets: { shared: { values: { LOG_LEVEL: 'info' } } },
  // A zone may be lost without pods that wait for it.
  defaults: { server: { placement: { spread: { zone: 'require' } } } },
});
