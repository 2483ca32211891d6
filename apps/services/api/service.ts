import { service } from '../../names.js';

/** Time for the longest request to finish when a pod leaves: told to the cluster and to the process. */
const drainSeconds = 20;

/** How every workload reaches the database. The password is a file, so it is in no variable and no log. */
const database = {
  env: {
    DATABASE_HOST: { database: 'moorings', part: 'host' },
    DATABASE_PORT: { database: 'moorings', part: 'port' },
    DATABASE_NAME: { database: 'moorings', part: 'name' },
    DATABASE_USER: { database: 'moorings', part: 'user' },
    DATABASE_PASSWORD_FILE: '/var/run/secrets/database/password',
  },
  volumes: { database: { from: { secret: 'database' }, at: '/var/run/secrets/database' } },
} as const;

/** Where the database's password is kept. */
const password = { secret: 'database', key: 'password' } as const;

/** Berths and the ships that lie there: an HTTP service, its migrations and its nightly clean-up. */
export default service({
  name: 'api',
  about: { description: 'Berths and moorings over HTTP', owner: 'harbour' },
  images: { main: { build: { context: '../../..' } } },
  secrets: { database: { keys: { password: 'api-database-password' } } },
  databases: {
    moorings: {
      engine: 'postgres',
      connection: { kind: 'cloud-sql', size: 'db-custom-2-7680', storageGb: 50, highlyAvailable: true },
    },
  },
  migrations: { moorings: { hook: 'migrate' } },
  objectives: { availability: { kind: 'availability', target: 99.5 } },
  workloads: {
    server: {
      kind: 'server',
      ports: { http: { port: 8080, exposed: 80 }, metrics: { port: 9090 } },
      env: { ...database.env, DRAIN_SECONDS: drainSeconds },
      envFrom: [{ set: 'shared' }],
      volumes: database.volumes,
      shutdown: { drainSeconds },
      probes: {
        startup: { check: { http: '/livez', port: 'http' } },
        readiness: { check: { http: '/readyz', port: 'http' }, timeoutSeconds: 3 },
        liveness: { check: { http: '/livez', port: 'http' } },
      },
      routes: { public: { hosts: ['api'], port: 'http' } },
      telemetry: { metricsPort: 'metrics' },
    },
    nightly: {
      kind: 'cron',
      run: { args: ['nightly'] },
      schedule: { cron: '30 2 * * *', timeZone: 'Europe/Berlin' },
      env: database.env,
      envFrom: [{ set: 'shared' }],
      volumes: database.volumes,
    },
    migrate: {
      kind: 'hook',
      run: { args: ['migrate'] },
      env: database.env,
      volumes: database.volumes,
      job: { deadlineSeconds: 300 },
    },
  },
  overrides: {
    dev: {
      // What is moored here may be lost.
      databases: { moorings: { connection: { kind: 'container', storage: '1Gi', password } } },
      workloads: { nightly: { schedule: { suspend: true } } },
    },
    stg: {
      databases: {
        moorings: {
          connection: { kind: 'cloud-sql', size: 'db-custom-1-3840', storageGb: 10, highlyAvailable: false },
        },
      },
    },
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
