import { environment } from '../../names.js';

export default environment('prod', {
  tier: 'production',
  cloud: { provider: 'google', project: 'harbour-prod-sample', region: 'europe-west1' },
  domain: 'prod.harbour.example.com',
  delivery: { strategy: 'pull-request', from: 'stg' },
  sets: { shared: { values: { LOG_LEVEL: 'info' } } },
});
