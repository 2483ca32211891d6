import { carefully } from '../../common.js';
import { service } from '../../names.js';

const watched = { strategy: 'canary', steps: carefully, analysis: ['availability'] } as const;

/** Which seat is free, over gRPC. Also in the cellar of the opera, where it knows its own house alone. */
export default service({
  name: 'seats',
  about: { description: 'Seat maps and holds', owner: 'sales' },
  calls: { broker: 'node.amqp' },
  secrets: {
    broker: { keys: { url: 'seats-broker-url' } },
    tls: { keys: { 'tls.key': 'seats-key', 'tls.crt': 'seats-certificate' } },
    datadog: { keys: { address: 'datadog-address', 'api-key': 'datadog-api', 'app-key': 'datadog-app' } },
  },
  objectives: { availability: { kind: 'availability', target: 99.9 } },
  workloads: {
    server: {
      kind: 'server',
      ports: { rpc: { port: 9000, protocol: 'grpc' }, admin: { port: 8081, exposed: 81 } },
      // Clients of a held connection choose among the pods themselves.
      services: { pods: { type: 'headless', ports: ['rpc'] }, admin: { ports: ['admin'] } },
      env: { BROKER_URL_FILE: '/var/run/secrets/broker/url', CAPACITY: 4_000, STRICT: true },
      envFrom: [{ set: 'house' }],
      volumes: {
        broker: { from: { secret: 'broker' }, at: '/var/run/secrets/broker' },
        tls: { from: { secret: 'tls', optional: true }, at: '/tls', mode: '0400' },
      },
      probes: {
        startup: { check: { grpc: 'rpc' } },
        readiness: { check: { grpc: 'rpc', service: 'playhouse.seats.v1.Seats' } },
        liveness: { check: { grpc: 'rpc' } },
      },
      routes: {
        partners: {
          hosts: ['seats'],
          port: 'rpc',
          paths: ['/playhouse.seats.v1.Seats'],
          extras: { google: { securityPolicy: 'partners' } },
        },
      },
      rollout: watched,
    },
  },
  overrides: {
    dev: {
      workloads: {
        server: {
          rollout: { strategy: 'none' },
          // Anybody in the office reaches dev: each request is shown to the single sign-on first.
          routes: {
            partners: { auth: { kind: 'external', url: 'https://login.playhouse.example.com/verify' } },
          },
        },
      },
    },
    // GKE's Ingress carries no gRPC, and no partner rehearses.
    stg: { workloads: { server: { routes: { partners: null } } } },
    // The doors ask all the time there: a tenth of the calls tells more than a tenth of two pods.
    venue: { workloads: { server: { rollout: { ...watched, traffic: 'gateway-api' } } } },
    prod: {
      workloads: {
        server: { scaling: { min: 6, max: 30 }, resources: { requests: { cpu: '1', memory: '1Gi' } } },
      },
    },
  },
});
