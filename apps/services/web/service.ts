import { service } from '../../names.js';

/** The front end: static files, and the api under a path of its own. */
export default service({
  name: 'web',
  about: { description: 'Front end of the harbour', owner: 'harbour' },
  calls: { api: 'server.http' },
  workloads: {
    server: {
      kind: 'server',
      ports: { http: { port: 8080, exposed: 80 } },
      env: { API_URL: { call: 'api' } },
      probes: {
        startup: { check: { http: '/healthz', port: 'http' } },
        // The page itself: a pod that lost its files gets no requests, and no restart brings them back.
        readiness: { check: { http: '/', port: 'http' } },
        liveness: { check: { http: '/healthz', port: 'http' } },
      },
      routes: { public: { hosts: ['www'], port: 'http' } },
    },
  },
  overrides: {
    prod: { workloads: { server: { scaling: { max: 6 } } } },
  },
});
