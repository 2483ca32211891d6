import { carefully, cloudSql, httpPorts, httpProbes, smallCloudSql } from '../../common.js';
import { service } from '../../names.js';

/** How every workload reaches the orders. The password is a file, so it is in no variable and no log. */
const orders = {
  env: {
    DATABASE_HOST: { database: 'orders', part: 'host' },
    DATABASE_PORT: { database: 'orders', part: 'port' },
    DATABASE_USER: { database: 'orders', part: 'user' },
    DATABASE_PASSWORD_FILE: '/var/run/secrets/database/password',
  },
  volumes: { database: { from: { secret: 'database' }, at: '/var/run/secrets/database' } },
} as const;

const answer = { kind: 'server', ports: httpPorts, probes: httpProbes, ...orders } as const;

/** Orders and payments. One image: reads and writes apart, so that browsing never slows a payment down. */
export default service({
  name: 'box-office',
  environments: ['dev', 'stg', 'prod'],
  about: {
    description: 'Orders and payments over HTTP',
    owner: 'sales',
    runbook: 'https://wiki.playhouse.example.com/box-office',
  },
  calls: { seats: 'server.rpc', broker: 'node.amqp' },
  egress: { payments: { to: ['198.51.100.0/27'], ports: [443] } },
  config: {
    limits: { values: { SEATS_PER_ORDER: 8, HOLD_MINUTES: 12 } },
    tuning: { values: { POOL: 10 } },
  },
  secrets: {
    database: { keys: { password: 'box-office-database-password' } },
    broker: { keys: { url: 'box-office-broker-url' } },
    payments: { keys: { key: { name: 'payments', property: 'api-key', version: '3' } }, refresh: '10m' },
    datadog: { keys: { address: 'datadog-address', 'api-key': 'datadog-api', 'app-key': 'datadog-app' } },
  },
  databases: { orders: { engine: 'postgres', connection: { ...cloudSql, proxyMemory: '256Mi' } } },
  migrations: { orders: { hook: 'migrate' } },
  objectives: {
    availability: { kind: 'availability', target: 99.5 },
    quick: { kind: 'latency', target: 95, thresholdMs: 300, signal: { operation: 'web.request' } },
  },
  namespace: {
    quota: { 'requests.cpu': '40', 'requests.memory': '80Gi', pods: '120' },
    limits: { memory: { default: '256Mi', defaultRequest: '128Mi', max: '4Gi' } },
  },
  workloads: {
    read: {
      ...answer,
      run: { args: ['read'] },
      env: { ...orders.env, SEATS_HOST: { call: 'seats', part: 'host' } },
      envFrom: [{ set: 'house' }, { set: 'limits' }],
      routes: { api: { hosts: ['api'], port: 'http', paths: ['/v2/events', '/v2/seats'] } },
    },
    write: {
      ...answer,
      run: { args: ['write'] },
      env: {
        ...orders.env,
        SEATS_HOST: { call: 'seats', part: 'host' },
        BROKER_URL: { secret: 'broker', key: 'url' },
        POOL: { set: 'tuning', key: 'POOL', optional: true },
        POD: { field: 'metadata.name' },
        GOMEMLIMIT: { resource: 'limits.memory' },
      },
      envFrom: [
        { set: 'house' },
        { set: 'limits' },
        { secret: 'payments', prefix: 'PAYMENTS_', optional: true },
      ],
      routes: {
        orders: {
          hosts: ['api'],
          port: 'http',
          paths: ['/v2/orders'],
          extras: { google: { securityPolicy: 'public-api' }, nginx: { requestsPerSecond: 50 } },
        },
      },
      telemetry: { metricsPort: 'metrics' },
      // A bank may take a minute to say yes.
      shutdown: { drainSeconds: 60 },
      sidecars: { 'audit-log': { image: 'main', form: 'ordinary', run: { args: ['ship-audit-log'] } } },
      pod: {
        labels: { 'pci-scope': 'true' },
        annotations: { 'playhouse.example.com/reviewed': '2026-10-02' },
      },
      rollout: { strategy: 'canary', steps: carefully, analysis: ['availability'] },
    },
    confirm: { kind: 'worker', run: { args: ['confirm'] }, ...orders, scaling: { min: 3 } },
    expire: { kind: 'cron', run: { args: ['expire'] }, schedule: { cron: '*/5 * * * *' }, ...orders },
    profiler: { kind: 'worker', environments: ['dev'], run: { args: ['profile'] } },
    // What the reports of the theatres may read.
    grants: { kind: 'hook', run: { args: ['grants'] }, phase: { when: 'with' }, ...orders },
    migrate: {
      kind: 'hook',
      run: { args: ['migrate'] },
      job: { deadlineSeconds: 300, retries: 1 },
      ...orders,
    },
  },
  overrides: {
    dev: {
      databases: {
        orders: {
          connection: {
            kind: 'container',
            storage: '2Gi',
            password: { secret: 'database', key: 'password' },
          },
        },
      },
      workloads: {
        write: { rollout: { strategy: 'none' } },
        // At night there is no broker to tell.
        expire: { schedule: { cron: '*/5 7-18 * * 1-5', timeZone: 'Europe/Vienna' } },
      },
    },
    // Each Ingress of GKE has an address of its own, so one host cannot lead to both.
    stg: {
      databases: { orders: { connection: smallCloudSql } },
      workloads: { write: { routes: { orders: { hosts: ['orders'] } } } },
    },
    prod: {
      secrets: { payments: { store: 'finance' } },
      objectives: { availability: { kind: 'availability', target: 99.95 } },
      workloads: {
        read: {
          scaling: { min: 6, max: 60, memoryPercent: 75 },
          disruption: { maxUnavailable: 2 },
          placement: { apart: true },
        },
        write: {
          scaling: { min: 4, max: 24 },
          placement: { priority: 'sale' },
          rollout: {
            strategy: 'canary',
            traffic: 'gateway-api',
            steps: carefully,
            analysis: ['availability', 'quick'],
          },
        },
      },
    },
  },
});
