import { type Area, prod, service } from './feature.js';

const cloudSql = {
  kind: 'cloud-sql',
  size: 'db-custom-2-7680',
  storageGb: 20,
  highlyAvailable: true,
} as const;
const main = {
  DATABASE_HOST: { database: 'main', part: 'host' },
  DATABASE_PORT: { database: 'main', part: 'port' },
  DATABASE_USER: { database: 'main', part: 'user' },
} as const;
const container = {
  kind: 'container',
  storage: '1Gi',
  password: { secret: 'database', key: 'password' },
} as const;

/** Databases, how pods reach them, and how their schemas move. */
export const databases: Area = {
  name: 'databases',
  features: [
    {
      feature: 'A Cloud SQL database through its proxy',
      field: 'databases.connection',
      example: [
        service({
          name: 'orders',
          databases: { main: { engine: 'postgres', connection: cloudSql } },
          workloads: { worker: { kind: 'worker', env: main } },
        }),
      ],
      shows: {
        'Deployment/orders-worker': [
          'spec.template.spec.initContainers.cloud-sql-proxy',
          'spec.template.spec.containers.worker.env',
        ],
        'NetworkPolicy/orders-worker': ['spec.egress'],
      },
    },
    {
      feature: 'A Cloud SQL database without a password',
      field: 'databases.connection.authentication',
      example: [
        service({
          name: 'orders',
          databases: { main: { engine: 'postgres', connection: { ...cloudSql, authentication: 'iam' } } },
          workloads: { worker: { kind: 'worker', env: main } },
        }),
      ],
      shows: {
        'Deployment/orders-worker': [
          'spec.template.spec.initContainers.cloud-sql-proxy.args',
          'spec.template.spec.containers.worker.env',
        ],
        'ServiceAccount/orders': ['metadata.annotations'],
      },
    },
    {
      feature: 'Memory of the proxy',
      field: 'databases.connection.proxyMemory',
      example: [
        service({
          name: 'orders',
          databases: { main: { engine: 'postgres', connection: { ...cloudSql, proxyMemory: '256Mi' } } },
          workloads: { worker: { kind: 'worker', env: main } },
        }),
      ],
      shows: {
        'Deployment/orders-worker': ['spec.template.spec.initContainers.cloud-sql-proxy.resources'],
      },
    },
    {
      feature: 'The proxy of a cron ends with its job',
      field: 'databases.connection',
      example: [
        service({
          name: 'orders',
          databases: { main: { engine: 'mysql', connection: cloudSql } },
          workloads: { report: { kind: 'cron', schedule: { cron: '0 3 * * *' }, env: main } },
        }),
      ],
      shows: {
        'CronJob/orders-report': [
          'spec.jobTemplate.spec.template.spec.initContainers.cloud-sql-proxy.args',
          'spec.jobTemplate.spec.template.spec.initContainers.cloud-sql-proxy.restartPolicy',
        ],
      },
    },
    {
      feature: 'A Cloud SQL instance that is there already',
      field: 'databases.connection.instance',
      example: [
        service({
          name: 'orders',
          databases: {
            main: {
              engine: 'postgres',
              connection: { ...cloudSql, instance: 'quay-shared:europe-west1:everybody' },
            },
          },
          workloads: { worker: { kind: 'worker', env: main } },
        }),
      ],
      shows: {
        'Deployment/orders-worker': ['spec.template.spec.initContainers.cloud-sql-proxy.args'],
      },
    },
    {
      feature: 'A database in a container, outside production',
      field: 'databases.connection',
      example: [
        service({
          name: 'orders',
          secrets: { database: { keys: { password: 'orders-database-password' } } },
          databases: { main: { engine: 'postgres', connection: container } },
          workloads: { worker: { kind: 'worker', env: main } },
        }),
        prod({ tier: 'staging' }),
      ],
      shows: {
        'StatefulSet/orders-main': ['spec'],
        'Service/orders-main': ['spec'],
        'NetworkPolicy/orders-main': ['spec'],
        'ExternalSecret/orders-main-database': ['metadata.annotations', 'spec.target'],
      },
    },
    {
      feature: 'A database server of somebody else',
      field: 'databases.connection',
      example: [
        service({
          name: 'orders',
          databases: {
            main: { engine: 'mysql', connection: { kind: 'host', host: 'db.quay.internal', port: 3306 } },
          },
          egress: { database: { to: ['10.20.0.0/16'], ports: [3306] } },
          workloads: { worker: { kind: 'worker', env: main } },
        }),
      ],
      shows: {
        'Deployment/orders-worker': ['spec.template.spec.containers.worker.env'],
        'NetworkPolicy/orders-worker': ['spec.egress'],
      },
    },
    {
      feature: 'Migrations before the new version serves',
      field: 'migrations',
      example: [
        service({
          name: 'orders',
          secrets: { database: { keys: { password: 'orders-database-password' } } },
          databases: { main: { engine: 'postgres', connection: cloudSql } },
          migrations: { main: { hook: 'migrate' } },
          workloads: {
            migrate: {
              kind: 'hook',
              run: { args: ['migrate'] },
              env: main,
              volumes: { database: { from: { secret: 'database' }, at: '/var/run/secrets/database' } },
              job: { deadlineSeconds: 300, retries: 1 },
            },
          },
        }),
      ],
      shows: {
        'Job/orders-migrate': [
          'metadata.annotations',
          'spec.activeDeadlineSeconds',
          'spec.template.spec.activeDeadlineSeconds',
          'spec.backoffLimit',
          'spec.ttlSecondsAfterFinished',
          'spec.template.spec.serviceAccountName',
          'spec.template.spec.initContainers.cloud-sql-proxy.args',
        ],
        'ServiceAccount/orders-migrate': ['metadata.annotations'],
        'ExternalSecret/orders-migrate-database': ['metadata.annotations', 'spec.target'],
        'NetworkPolicy/orders-migrate': ['metadata.annotations'],
      },
    },
    {
      feature: 'Migrations of a database in a container, after it and before the rest',
      field: 'migrations',
      example: [
        service({
          name: 'orders',
          secrets: { database: { keys: { password: 'orders-database-password' } } },
          databases: { main: { engine: 'postgres', connection: container } },
          migrations: { main: { hook: 'migrate' } },
          workloads: { migrate: { kind: 'hook', env: main }, worker: { kind: 'worker', env: main } },
        }),
        prod({ tier: 'staging' }),
      ],
      shows: {
        'StatefulSet/orders-main': ['metadata.annotations'],
        'Job/orders-migrate': ['metadata.annotations'],
      },
    },
  ],
};
