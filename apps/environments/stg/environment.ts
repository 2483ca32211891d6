import { environment } from '../../names.js';

/** What dev has tried, once a person says so. */
export default environment('stg', {
  tier: 'staging',
  cloud: { provider: 'google', project: 'harbour-stg-sample', region: 'europe-west1' },
  domain: 'stg.harbour.example.com',
  delivery: { strategy: 'pull-request', from: 'dev' },
  sets: { shared: { values: { LOG_LEVEL: 'info' } } },
});
