import { environment } from '../../names.js';

/** Every merge to main arrives here by itself. */
export default environment('dev', {
  tier: 'development',
  cloud: { provider: 'google', project: 'harbour-dev-sample', region: 'europe-west1' },
  domain: 'dev.harbour.example.com',
  delivery: { strategy: 'commit-on-merge' },
  sets: { shared: { values: { LOG_LEVEL: 'debug' } } },
});
