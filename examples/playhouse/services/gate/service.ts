import { carefully } from '../../common.js';
import { service } from '../../names.js';

/** Tickets at the doors: scanners speak a protocol of their own to it, and it tells the seats who has come. */
export default service({
  name: 'gate',
  environments: ['stg', 'prod', 'venue'],
  about: { description: 'Lets people in', owner: 'doors' },
  images: { main: { external: { repository: 'registry.example.com/doors/gate', source: 'doors/gate' } } },
  calls: { seats: 'server.rpc', broker: 'node.amqp' },
  // Doors open also when External Secrets is taken away and put back.
  secrets: { broker: { keys: { url: 'gate-broker-url' }, creationPolicy: 'Orphan' } },
  workloads: {
    scanners: {
      kind: 'server',
      ports: {
        scan: { port: 7070, exposed: 7000, protocol: 'tcp' },
        metrics: { port: 9090, exposed: false },
      },
      services: {
        doors: {
          type: 'load-balancer',
          ports: ['scan'],
          sourceRanges: ['10.40.0.0/16', '203.0.113.0/24'],
          annotations: { 'networking.gke.io/load-balancer-ip-addresses': 'gate' },
        },
      },
      env: { SEATS_HOST: { call: 'seats', part: 'host' } },
      envFrom: [{ set: 'house' }],
      probes: {
        startup: { check: { tcp: 'scan' } },
        readiness: { check: { tcp: 'scan' } },
        liveness: { check: { tcp: 'scan' } },
      },
      telemetry: { metricsPort: 'metrics', scrape: 'pod-monitor', scrapeSeconds: 15 },
      shutdown: { drainSeconds: 90 },
    },
    // Two of them would count a person twice.
    counter: {
      kind: 'worker',
      run: { args: ['count'] },
      env: { BROKER_URL: { secret: 'broker', key: 'url' } },
      scaling: { min: 1 },
      update: { maxSurge: 0 },
    },
    // Was a Deployment until the night it let nobody in; its Rollout takes it over pod by pod.
    turnstiles: {
      kind: 'worker',
      run: { args: ['turnstiles'] },
      scaling: { min: 4 },
      rollout: { strategy: 'canary', form: 'workload-ref', scaleDown: 'progressively', steps: carefully },
    },
  },
});
