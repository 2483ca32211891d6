import { declare, platform } from '@fairlead/model';
import { portal } from './golden-rollouts.js';

const { service, environment } = declare({ environments: ['dev', 'prod'], sets: ['shared'] });

const dev = environment('dev', {
  tier: 'development',
  cloud: { provider: 'none' },
  domain: 'quay.localhost',
  delivery: { strategy: 'commit-on-merge' },
  sets: { shared: { values: { LOG_LEVEL: 'debug' } } },
  stores: { default: { kind: 'vault', server: 'https://vault.quay.localhost', path: 'kv' } },
  autoSync: false,
  metrics: { provider: 'prometheus', address: 'http://prometheus.monitoring:9090' },
});

const prod = environment('prod', {
  tier: 'production',
  cloud: { provider: 'google', project: 'quay-prod-sample', region: 'europe-west1' },
  domain: 'quay.example.com',
  delivery: { strategy: 'pull-request', from: 'dev' },
  metrics: { provider: 'datadog', secret: 'datadog' },
  sets: { shared: { values: { LOG_LEVEL: 'info' } } },
});

/** One of nearly everything that a service can say. */
const orders = service({
  name: 'orders',
  about: { description: 'Orders of the quay', owner: 'dockers' },
  images: { main: { build: {} }, proxy: { vendor: { repository: 'docker.io/library/nginx' } } },
  calls: { store: 'node.cql' },
  config: {
    files: {
      files: { 'nginx.conf': 'server {\n  listen 8080;\n\n  root /srv;\n}\n', motd: 'yes' },
      values: { REGION: 'eu', RETRIES: '0123' },
    },
    tuning: { values: { POOL: 5 }, restartOnChange: false },
  },
  secrets: {
    database: {
      keys: { password: 'orders-password', user: { name: 'orders', property: 'user', version: '3' } },
    },
    tokens: {
      keys: { token: 'token' },
      from: ['orders-tokens'],
      template: { header: 'Bearer {{ .token }}' },
    },
    signing: { keys: { key: 'signing' }, managed: 'by-hand' },
  },
  databases: {
    main: {
      engine: 'postgres',
      connection: {
        kind: 'container',
        storage: '1Gi',
        password: { secret: 'database', key: 'password' },
      },
    },
    audit: { engine: 'mysql', connection: { kind: 'host', host: 'db.quay.internal', port: 3306 } },
  },
  migrations: { main: { hook: 'migrate' } },
  egress: { bank: {}, audit: { to: ['10.0.0.0/8'], ports: [3306] } },
  identity: { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }] },
  objects: {
    quota: {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'orders', namespace: 'orders' },
      spec: { hard: { pods: '40' } },
    },
  },
  patches: [
    {
      target: { kind: 'Deployment', name: 'orders-web' },
      merge: { spec: { template: { spec: { containers: [{ name: 'web', stdin: true }] } } } },
    },
    {
      target: { kind: 'CronJob' },
      operations: [{ op: 'add', path: '/metadata/annotations', value: { 'example.com/reviewed': 'yes' } }],
    },
  ],
  workloads: {
    web: {
      kind: 'server',
      run: { command: ['/orders'], args: ['--port', '8080'] },
      ports: {
        http: { port: 8080, exposed: 80 },
        rpc: { port: 9000, protocol: 'grpc' },
        metrics: { port: 9090, exposed: false },
      },
      env: {
        BASE: 'http://$(HOST):$(PORT)',
        HOST: 'localhost',
        PORT: 8080,
        PASSWORD: { secret: 'database', key: 'password' },
        POOL: { set: 'tuning', key: 'POOL', optional: true },
        POD: { field: 'metadata.name' },
        MEMORY: { resource: 'limits.memory' },
        STORE: { call: 'store', part: 'host' },
        DATABASE: { database: 'main', part: 'host' },
        DATABASE_USER: { database: 'main', part: 'user' },
        AUDIT: { database: 'audit', part: 'host' },
      },
      envFrom: [{ set: 'shared' }, { secret: 'tokens', prefix: 'TOKEN_', optional: true }],
      volumes: {
        tmp: { from: { empty: { size: '64Mi', inMemory: true } }, at: '/tmp' },
        config: { from: { set: 'files' }, at: '/etc/nginx', items: { 'nginx.conf': 'default.conf' } },
        signing: { from: { secret: 'signing' }, at: '/var/run/signing', mode: '0400' },
        cache: {
          from: { claim: { size: '1Gi', storageClass: 'fast', accessMode: 'ReadWriteMany' } },
          at: '/cache',
        },
      },
      probes: {
        startup: { check: { tcp: 'http' } },
        readiness: { check: { http: '/ready', port: 'http', headers: { Host: 'probe' } } },
        liveness: { check: { grpc: 'rpc' } },
      },
      init: { wait: { image: 'main', run: { script: 'until nc -z db 5432\ndo sleep 1\ndone' } } },
      sidecars: {
        proxy: { image: 'proxy', ports: { proxy: { port: 8081 } }, mounts: { config: '/etc/proxy' } },
        tail: { image: 'main', run: { args: ['tail'] }, form: 'ordinary' },
      },
      routes: {
        public: { hosts: ['orders'], port: 'http', paths: ['/orders', { path: '/ping', match: 'exact' }] },
      },
      services: { edge: { type: 'load-balancer', ports: ['rpc'], sourceRanges: ['203.0.113.0/24'] } },
      telemetry: { metricsPort: 'metrics' },
      placement: { nodeSelector: { pool: 'web' }, tolerations: [{ key: 'spot' }], apart: true },
      pod: { labels: { cost: 'orders' }, annotations: { note: 'on: off' } },
      lifecycle: { postStart: ['/orders', 'warm'] },
    },
    mail: { kind: 'worker', scaling: { min: 1, max: 1 }, update: { strategy: 'recreate' } },
    report: {
      kind: 'cron',
      schedule: { cron: '0 3 * * *' },
      env: { DATABASE: { database: 'main', part: 'host' } },
      envFrom: [{ set: 'shared' }],
    },
    warm: { kind: 'job', run: { args: ['warm'] } },
    migrate: {
      kind: 'hook',
      run: { args: ['migrate'] },
      env: { PASSWORD: { secret: 'database', key: 'password' } },
      envFrom: [{ set: 'shared' }],
      volumes: { signing: { from: { secret: 'signing' }, at: '/var/run/signing' } },
    },
  },
  overrides: {
    prod: {
      databases: {
        main: {
          connection: {
            kind: 'cloud-sql',
            size: 'db-custom-2-7680',
            storageGb: 20,
            highlyAvailable: true,
            authentication: 'iam',
          },
        },
      },
      workloads: {
        web: {
          scaling: {
            min: 3,
            max: 9,
            memoryPercent: 80,
            external: { queue: { selector: { queue: 'orders' }, averageValue: '30' } },
          },
        },
      },
    },
  },
});

const store = service({
  name: 'store',
  about: { description: 'Keeps what is ordered', owner: 'dockers' },
  images: { main: { external: { repository: 'registry.example.com/store', source: 'quay/store' } } },
  workloads: {
    node: {
      kind: 'stateful',
      ports: { cql: { port: 9042, protocol: 'tcp' } },
      scaling: { min: 3, max: 3 },
      volumes: { data: { from: { claim: { size: '10Gi', eachPod: true } }, at: '/var/lib/store' } },
    },
  },
});

/** Lives in the namespace of another service. */
const notes = service({
  name: 'notes',
  namespace: { name: 'orders', owner: false },
  identity: { cloud: false },
  workloads: { pad: { kind: 'worker' } },
});

const fresh = service({
  name: 'fresh',
  workloads: { web: { kind: 'server', ports: { http: { port: 80 } } } },
});

const gone = service({ name: 'gone', retired: true, workloads: { web: { kind: 'worker' } } });

/** What the golden directories are resolved from. `fresh` has no release. */
export default platform({
  name: 'quay',
  repository: { url: 'https://git.example.com/quay/platform.git' },
  environments: [dev, prod],
  services: [orders, store, notes, portal, fresh, gone],
});
