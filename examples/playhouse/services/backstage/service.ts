import { httpPorts, httpProbes } from '../../common.js';
import { service } from '../../names.js';

/** What theatres enter: programmes, halls, prices. The oldest of our programs; it loses a special case a month. */
export default service({
  name: 'backstage',
  environments: ['dev', 'stg', 'prod'],
  about: { description: 'Programmes, halls and prices', owner: 'theatres' },
  calls: { 'box-office': 'read.http' },
  secrets: {
    people: { keys: { auth: 'backstage-htpasswd' } },
    legacy: { keys: { password: 'backstage-legacy-password' } },
  },
  databases: {
    legacy: {
      engine: 'mysql',
      connection: { kind: 'host', host: 'mysql.hall.playhouse.example.com', port: 3306 },
    },
  },
  egress: { legacy: { to: ['10.20.0.0/16'], ports: [3306] } },
  waivers: {
    'read-only-root': {
      reason: 'writes its compiled templates beside itself; the rewrite of them is planned for spring',
      until: '2027-05-31',
    },
    replicas: { reason: 'keeps uploads on one disk until they are in a bucket', until: '2027-03-31' },
    'no-rollout-gap': {
      reason: 'two of them would write the same uploads; theatres are told before a release',
      until: '2027-03-31',
    },
  },
  workloads: {
    // Was called `server` when there was nothing beside it.
    desk: {
      kind: 'server',
      ports: httpPorts,
      formerly: 'server',
      env: {
        DATABASE_HOST: { database: 'legacy', part: 'host' },
        DATABASE_PASSWORD: { secret: 'legacy', key: 'password' },
        BOX_OFFICE: { call: 'box-office' },
      },
      envFrom: [{ set: 'house' }],
      probes: httpProbes,
      security: { runAsUser: 1001, fsGroup: 2002, readOnlyRoot: false, capabilities: ['NET_BIND_SERVICE'] },
      routes: {
        theatres: {
          hosts: ['backstage'],
          port: 'http',
          auth: { kind: 'none' },
          extras: {
            nginx: {
              bodySize: '64m',
              requestsPerSecond: 20,
              cors: { origins: ['https://posters.playhouse.example.com'], methods: ['GET', 'PUT'] },
            },
          },
        },
      },
      scaling: { min: 1 },
    },
    // The old program for floor plans: one at a time, with its drawings on a disk that was there before the cluster.
    plans: {
      kind: 'server',
      run: { args: ['plans'] },
      ports: { http: { port: 8080, exposed: 80 }, metrics: { port: 9090, exposed: false } },
      // The theatres' own Prometheus, whose dashboards are older than ours, knows monitors of Services alone.
      telemetry: { metricsPort: 'metrics', scrape: 'service-monitor' },
      probes: httpProbes,
      update: { strategy: 'recreate' },
      scaling: { min: 1, vertical: 'recommend' },
      volumes: {
        drawings: { from: { claim: { size: '200Gi', storageClass: 'standard-rwo' } }, at: '/drawings' },
      },
    },
  },
  objects: {
    drawings: {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: 'hall-drawings' },
      spec: {
        capacity: { storage: '200Gi' },
        accessModes: ['ReadWriteOnce'],
        persistentVolumeReclaimPolicy: 'Retain',
        claimRef: { namespace: 'backstage', name: 'backstage-plans-drawings' },
        nfs: { server: 'files.hall.playhouse.example.com', path: '/drawings' },
      },
    },
  },
  patches: [
    {
      target: { kind: 'PersistentVolumeClaim', name: 'backstage-plans-drawings' },
      merge: { spec: { volumeName: 'hall-drawings', storageClassName: '' } },
    },
    {
      target: { kind: 'Deployment', name: 'backstage-desk' },
      merge: {
        spec: { template: { spec: { hostAliases: [{ ip: '10.20.3.7', hostnames: ['printer.hall'] }] } } },
      },
    },
  ],
  overrides: {
    // Here the new name answers already; production follows when the dashboards do.
    dev: {
      workloads: {
        desk: {
          formerly: { name: 'server', serves: 'new' },
          routes: { theatres: { auth: { kind: 'basic', secret: 'people' } } },
        },
      },
    },
  },
});
