import type { Fields } from './platforms.js';

/** A service that says something of every facet. */
export const everything: Fields = {
  about: { owner: 'sea' },
  buckets: { photos: { access: 'read' } },
  config: { own: { values: { A: 1 }, files: { 'a.txt': 'a' } } },
  databases: {
    main: { engine: 'postgres', connection: { kind: 'host', host: 'db', port: 5432 }, version: '16' },
  },
  egress: { all: { to: ['0.0.0.0/0'], ports: [443] } },
  identity: { cloud: false, rules: [] },
  images: { main: { build: {} }, other: { vendor: { repository: 'redis' } } },
  migrations: { main: { hook: 'migrate' } },
  namespace: { name: 'sea' },
  objectives: { up: { kind: 'availability', target: 99 } },
  objects: { map: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } } },
  patches: [{ target: { kind: 'Deployment' }, merge: { spec: null } }],
  queues: { mail: { access: 'publish' } },
  secrets: { db: { keys: { a: 'x', b: { name: 'y' } }, template: { c: 't' }, creationPolicy: 'Orphan' } },
  workloads: {
    migrate: { kind: 'hook', phase: { order: 1 }, job: { retries: 1 } },
    server: {
      kind: 'server',
      ports: { http: { port: 8080, exposed: 80 } },
      env: { A: 1, S: { secret: 'db', key: 'a' } },
      envFrom: [{ set: 'own' }],
      image: { name: 'main' },
      init: {
        warm: { image: 'other', run: { args: ['a'] }, env: { B: 1 }, resources: { requests: { cpu: '1m' } } },
      },
      lifecycle: { preStop: ['sleep'] },
      pod: { labels: { a: 'b' } },
      probes: { liveness: { check: { tcp: 'http' }, periodSeconds: 9 } },
      resources: { requests: { cpu: '1m' }, limits: { memory: '1Gi' } },
      rollout: { strategy: 'blue-green' },
      routes: { public: { hosts: ['a'], port: 'http', paths: ['/'] } },
      run: { script: 'true' },
      scaling: { min: 2, max: 3 },
      security: { runAsUser: 1 },
      services: { extra: { ports: ['http'] } },
      sidecars: {
        proxy: { image: 'other', ports: { a: { port: 1 } }, probes: { startup: { check: { tcp: 'a' } } } },
      },
      telemetry: { metricsPort: 'http' },
      volumes: { tmp: { from: { empty: { size: '1Mi' } }, at: '/tmp' } },
    },
  },
};

/** An environment that says something of all that it can. */
export const everywhere: Fields = {
  delivery: { strategy: 'pull-request', from: 'dev', autoMerge: true, promote: { sets: { pair: ['api'] } } },
  ledger: { kind: 'branch', branch: 'env/prod' },
  cluster: { name: 'sea' },
  format: 'plain',
  freezes: {
    winter: { reason: 'rest', timeZone: 'Europe/Berlin', from: '2026-12-18T18:00', to: '2027-01-04T08:00' },
    weekend: { reason: 'rest', timeZone: 'Europe/Berlin', days: ['friday'], from: '16:00', to: '24:00' },
    nightly: { reason: 'rest', timeZone: 'Europe/Berlin', cron: '0 16 * * 5', hours: 8 },
  },
  addOns: {
    issuer: { repository: 'https://charts.example.com', chart: 'issuer', version: '1.4.2', enabled: false },
  },
  registry: 'registry.example.com/harbour',
  protected: false,
  retired: false,
  edge: { kind: 'gateway-api', policies: 'gke', sources: ['10.0.0.0/24'] },
  gateway: { name: 'public' },
  stores: {
    default: { kind: 'google-secret-manager' },
    kept: { kind: 'other', provider: { vault: { path: 'x' } } },
  },
  sets: { shared: { values: { LEVEL: 'info' } } },
  workingHours: { on: '0 7 * * 1-5', off: '0 20 * * 1-5', timeZone: 'Europe/Berlin' },
  autoSync: true,
  metrics: { provider: 'prometheus', address: 'http://prometheus.monitoring:9090' },
  patches: [
    { target: { kind: 'Deployment' }, operations: [{ op: 'add', path: '/metadata/labels/x', value: 'y' }] },
  ],
  defaults: { all: { pod: { labels: { sea: 'north' } } }, server: { scaling: { max: 9 } } },
};
