import { service } from '../../names.js';

/** Looks at the berths through the api and reports what it finds. Nothing connects to it. */
export default service({
  name: 'worker',
  about: { description: 'Watches the berths', owner: 'harbour' },
  images: { main: { build: { context: '../../..' } } },
  calls: { api: 'server.http' },
  config: { settings: { values: { INTERVAL_SECONDS: 60 } } },
  workloads: {
    watch: {
      kind: 'worker',
      env: { API_URL: { call: 'api' } },
      envFrom: [{ set: 'settings' }, { set: 'shared' }],
      volumes: { tmp: { from: { empty: { size: '16Mi' } }, at: '/tmp' } },
      scaling: { min: 1, max: 1 },
    },
  },
  overrides: {
    prod: { config: { settings: { values: { INTERVAL_SECONDS: 10 } } } },
  },
});
