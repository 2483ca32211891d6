import { service } from '../../names.js';

const database = {
  DATABASE_HOST: { database: 'moorings', part: 'host' },
  DATABASE_PORT: { database: 'moorings', part: 'port' },
  DATABASE_NAME: { database: 'moorings', part: 'name' },
  DATABASE_USER: { database: 'moorings', part: 'user' },
  DATABASE_PASSWORD_FILE: '/var/run/secrets/database/password',
} as const;

const password = {
  database: { from: { secret: 'database' }, at: '/var/run/secrets/database' },
} as const;

/** Berths and the ships that lie there: an HTTP service with a database, and its nightly clean-up. */
export default service({
  name: 'api',
  about: { description: 'Berths and moorings over HTTP', owner: 'harbour' },
  secrets: { database: { keys: { password: 'api-database-password' } } },
  databases: {
    moorings: { engine: 'postgres', connection: { kind: 'host', host: 'postgres.data.internal', port: 5432 } },
  },
  migrations: { moorings: { hook: 'migrate' } },
  egress: { postgres: { to: ['10.0.0.0/8'], ports: [5432] } },
  objectives: { availability: { kind: 'availability', target: 99.5 } },
  workloads: {
    server: {
      kind: 'server',
      run: { args: ['serve'] },
      ports: { http: { port: 8080, exposed: 80 }, metrics: { port: 9090 } },
      env: { ...database, PORT: 8080, DRAIN_SECONDS: 20 },
      envFrom: [{ set: 'shared' }],
      volumes: password,
      probes: {
        startup: { check: { http: '/livez', port: 'http' } },
        readiness: { check: { http: '/readyz', port: 'http' } },
        liveness: { check: { http: '/livez', port: 'http' } },
      },
      routes: { public: { hosts: ['api'], port: 'http' } },
      telemetry: { metricsPort: 'metrics' },
    },
    nightly: {
      kind: 'cron',
      schedule: { cron: '30 2 * * *', timeZone: 'Europe/Berlin' },
      run: { args: ['nightly'] },
      env: database,
      envFrom: [{ set: 'shared' }],
      volumes: password,
    },
    migrate: {
      kind: 'hook',
      run: { args: ['migrate'] },
      env: database,
      volumes: password,
      job: { deadlineSeconds: 300 },
    },
  },
  overrides: {
    dev: { workloads: { nightly: { schedule: { suspend: true } } } },
    prod: {
      objectives: { availability: { kind: 'availability', target: 99.9 } },
      workloads: {
        server: {
          scaling: { min: 3, max: 12 },
          resources: { requests: { cpu: '250m', memory: '256Mi' } },
        },
      },
    },
  },
});
