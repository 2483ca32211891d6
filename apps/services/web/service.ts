import { service } from '../../names.js';

/** The static front end. */
export default service({
  name: 'web',
  about: { description: 'Front end of the harbour', owner: 'harbour' },
  calls: { api: 'server.http' },
  workloads: {
    server: {
      kind: 'server',
      ports: { http: { port: 8080, exposed: 80 } },
      env: { API_URL: { call: 'api' } },
      volumes: { tmp: { from: { empty: { size: '32Mi' } }, at: '/tmp' } },
      probes: {
        readiness: { check: { http: '/healthz', port: 'http' } },
        liveness: { check: { http: '/healthz', port: 'http' } },
      },
      routes: { public: { hosts: ['www'], port: 'http' } },
    },
  },
});
