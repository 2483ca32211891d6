import { service } from '../../names.js';

/** RabbitMQ, three nodes with disks. In the cellar of the opera one of our own, which catches up by itself. */
export default service({
  name: 'broker',
  about: { description: 'Queues between the services', owner: 'platform' },
  images: { main: { vendor: { repository: 'docker.io/library/rabbitmq', range: '^4' } } },
  // The nodes call each other.
  calls: { broker: ['node.epmd', 'node.peers'] },
  secrets: { cookie: { keys: { cookie: 'broker-erlang-cookie' } } },
  config: {
    rabbitmq: {
      files: {
        'rabbitmq.conf':
          'cluster_formation.peer_discovery_backend = k8s\nvm_memory_high_watermark.relative = 0.6\n',
      },
    },
  },
  // Nodes find each other by asking the cluster who they are.
  identity: {
    cloud: false,
    rules: [
      { apiGroups: [''], resources: ['endpoints'], verbs: ['get'] },
      { apiGroups: [''], resources: ['events'], verbs: ['create'] },
    ],
  },
  workloads: {
    node: {
      kind: 'stateful',
      ports: {
        amqp: { port: 5672, protocol: 'tcp' },
        epmd: { port: 4369, protocol: 'tcp' },
        peers: { port: 25_672, protocol: 'tcp' },
        metrics: { port: 15692, exposed: false },
      },
      env: { RABBITMQ_ERLANG_COOKIE: { secret: 'cookie', key: 'cookie' }, POD: { field: 'metadata.name' } },
      volumes: {
        data: { from: { claim: { size: '20Gi', eachPod: true } }, at: '/var/lib/rabbitmq' },
        config: { from: { set: 'rabbitmq' }, at: '/etc/rabbitmq/conf.d' },
        tmp: { from: { empty: { size: '64Mi' } }, at: '/tmp' },
      },
      probes: {
        startup: { check: { tcp: 'amqp' } },
        readiness: {
          check: { exec: ['rabbitmq-diagnostics', 'check_running'] },
          periodSeconds: 30,
          timeoutSeconds: 10,
        },
        liveness: {
          check: { exec: ['rabbitmq-diagnostics', 'ping'] },
          periodSeconds: 60,
          timeoutSeconds: 10,
        },
      },
      security: { apiToken: true, runAsUser: 999, fsGroup: 999 },
      resources: { requests: { cpu: '500m', memory: '1Gi' } },
      telemetry: { metricsPort: 'metrics', scrape: 'annotations' },
      shutdown: { drainSeconds: 120 },
    },
  },
  overrides: {
    prod: {
      workloads: {
        node: {
          scaling: { min: 3 },
          placement: { priority: 'sale', spread: { zone: 'require' }, apart: true },
          volumes: {
            data: { from: { claim: { size: '100Gi', storageClass: 'premium-rwo', eachPod: true } } },
          },
        },
      },
    },
    venue: {
      workloads: { node: { scaling: { min: 2 } } },
      waivers: { replicas: { reason: 'there are two machines in the cellar', until: '2027-06-30' } },
    },
  },
});
