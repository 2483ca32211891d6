import { type Area, service } from './feature.js';

/** How the kubelet asks a container how it is. */
export const probes: Area = {
  name: 'probes',
  features: [
    {
      feature: 'Startup, readiness and liveness over HTTP',
      field: 'probes',
      example: [
        service({
          name: 'web',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080 } },
              probes: {
                startup: { check: { http: '/livez', port: 'http' } },
                readiness: {
                  check: { http: '/readyz', port: 'http', scheme: 'HTTP', headers: { Host: 'web' } },
                },
                liveness: { check: { http: '/livez', port: 'http' } },
              },
            },
          },
        }),
      ],
      shows: {
        'Deployment/web-server': [
          'spec.template.spec.containers.server.startupProbe',
          'spec.template.spec.containers.server.readinessProbe',
          'spec.template.spec.containers.server.livenessProbe',
        ],
      },
    },
    {
      feature: 'A probe over TCP',
      field: 'probes.check.tcp',
      example: [
        service({
          name: 'cache',
          workloads: {
            node: {
              kind: 'server',
              ports: { redis: { port: 6379, protocol: 'tcp' } },
              probes: { readiness: { check: { tcp: 'redis' } } },
            },
          },
        }),
      ],
      shows: { 'Deployment/cache-node': ['spec.template.spec.containers.node.readinessProbe'] },
    },
    {
      feature: 'A probe over gRPC',
      field: 'probes.check.grpc',
      example: [
        service({
          name: 'prices',
          workloads: {
            server: {
              kind: 'server',
              ports: { rpc: { port: 9000, protocol: 'grpc' } },
              probes: { readiness: { check: { grpc: 'rpc', service: 'prices' } } },
            },
          },
        }),
      ],
      shows: { 'Deployment/prices-server': ['spec.template.spec.containers.server.readinessProbe'] },
    },
    {
      feature: 'A probe that runs a command',
      field: 'probes.check.exec',
      example: [
        service({
          name: 'mail',
          workloads: {
            sender: { kind: 'worker', probes: { liveness: { check: { exec: ['/mail', 'alive'] } } } },
          },
        }),
      ],
      shows: { 'Deployment/mail-sender': ['spec.template.spec.containers.sender.livenessProbe'] },
    },
    {
      feature: 'Every timing of a probe',
      field: 'probes',
      example: [
        service({
          name: 'web',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080 } },
              probes: {
                readiness: {
                  check: { http: '/', port: 'http' },
                  initialDelaySeconds: 3,
                  periodSeconds: 7,
                  timeoutSeconds: 4,
                  failureThreshold: 5,
                  successThreshold: 2,
                },
              },
            },
          },
        }),
      ],
      shows: { 'Deployment/web-server': ['spec.template.spec.containers.server.readinessProbe'] },
    },
  ],
};
