import { cloudSql, smallCloudSql } from '../../common.js';
import { service } from '../../names.js';

const books = {
  DATABASE_HOST: { database: 'books', part: 'host' },
  DATABASE_PORT: { database: 'books', part: 'port' },
  DATABASE_USER: { database: 'books', part: 'user' },
} as const;

/** One run of the program that does the books. */
const run = (task: string, cron: string) =>
  ({
    kind: 'cron',
    run: { args: ['run', task] },
    schedule: { cron, timeZone: 'Europe/Vienna' },
    env: books,
    envFrom: [{ set: 'house' }],
    job: { retries: 1, deadlineSeconds: 3600, keepSeconds: 7200 },
  }) as const;

/** The box office's instance, which is in its project. */
const sales = (environment: string) =>
  ({
    ...cloudSql,
    authentication: 'iam',
    instance: `playhouse-${environment}-sample:europe-west3:playhouse-${environment}-box-office-orders`,
  }) as const;

const container = {
  kind: 'container',
  storage: '1Gi',
  password: { secret: 'database', key: 'password' },
} as const;

const archive = `mkdir -p /tmp/out
ledger export --month "$(date -d yesterday +%Y-%m)" --to /tmp/out
for file in /tmp/out/*.csv; do
  ledger upload "$file"
done
`;

/** The books: nothing but runs by the clock, each with hours of its own in each environment. */
export default service({
  name: 'ledger',
  environments: ['dev', 'stg', 'prod'],
  about: { description: 'Settlements with theatres, taxes and reports', owner: 'finance' },
  egress: { bank: { to: ['203.0.113.16/28'], ports: [443] } },
  secrets: {
    signing: { keys: { key: 'ledger-signing-key' }, managed: 'by-hand' },
    database: { keys: { password: 'ledger-database-password' } },
  },
  databases: {
    books: { engine: 'mysql', connection: { ...cloudSql, authentication: 'iam' } },
    // What was sold, read where the box office wrote it. There is no password: Google knows who we are.
    sales: { engine: 'postgres', name: 'box-office', connection: sales('prod') },
  },
  workloads: {
    settle: {
      ...run('settle', '30 2 * * *'),
      volumes: { signing: { from: { secret: 'signing' }, at: '/var/run/secrets/signing' } },
    },
    reconcile: {
      ...run('reconcile', '15 * * * *'),
      env: {
        ...books,
        SALES_HOST: { database: 'sales', part: 'host' },
        SALES_USER: { database: 'sales', part: 'user' },
      },
    },
    taxes: run('taxes', '0 4 1 * *'),
    refunds: run('refunds', '*/10 * * * *'),
    chargebacks: run('chargebacks', '0 6 * * 1-5'),
    statements: {
      ...run('statements', '0 5 1 * *'),
      job: { parallelism: 4, completions: 40, deadlineSeconds: 14_400 },
    },
    'exchange-rates': run('exchange-rates', '0 17 * * 1-5'),
    archive: {
      kind: 'cron',
      environments: ['prod'],
      run: { script: archive },
      schedule: {
        cron: '0 3 2 * *',
        timeZone: 'Europe/Vienna',
        concurrency: 'Replace',
        startingDeadlineSeconds: 7200,
        keep: { succeeded: 2, failed: 5 },
      },
      volumes: { tmp: { from: { empty: { size: '2Gi' } }, at: '/tmp' } },
      resources: {
        requests: { cpu: '1', memory: '2Gi', ephemeralStorage: '2Gi' },
        limits: { ephemeralStorage: '4Gi' },
      },
    },
    anonymise: { ...run('anonymise', '0 1 * * 0'), environments: ['stg'] },
  },
  patches: [
    // A node that goes takes its run along; the program goes on where it stopped.
    {
      target: { kind: 'CronJob' },
      operations: [
        { op: 'replace', path: '/spec/jobTemplate/spec/template/spec/restartPolicy', value: 'OnFailure' },
      ],
    },
  ],
  overrides: {
    dev: {
      databases: { books: { connection: container }, sales: { connection: container } },
      workloads: {
        settle: { schedule: { suspend: true } },
        taxes: { schedule: { suspend: true } },
        refunds: { schedule: { cron: '0 * * * *' } },
        chargebacks: { schedule: { suspend: true } },
      },
    },
    stg: {
      databases: {
        books: { connection: { ...smallCloudSql, authentication: 'iam' } },
        sales: { connection: sales('stg') },
      },
      workloads: { settle: { schedule: { cron: '30 12 * * *' } }, taxes: { schedule: { suspend: true } } },
    },
    prod: {
      // The bank in Tokyo closes first.
      workloads: { 'exchange-rates': { schedule: { cron: '0 15 * * 1-5', timeZone: 'Asia/Tokyo' } } },
    },
  },
});
