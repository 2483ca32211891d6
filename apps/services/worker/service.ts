import { service } from '../../names.js';

/** Asks the api at intervals and reports what it finds. */
export default service({
  name: 'worker',
  about: { description: 'Watches the berths', owner: 'harbour' },
  calls: { api: 'server.http' },
  config: { settings: { values: { INTERVAL_SECONDS: 30 } } },
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
