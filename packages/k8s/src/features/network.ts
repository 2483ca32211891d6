import { type Area, service } from './feature.js';

/** How pods are reached inside the cluster, and what they may connect to. */
export const network: Area = {
  name: 'network',
  features: [
    {
      feature: 'A Service with several ports, other numbers than the pods and the protocol spoken',
      field: 'ports',
      example: [
        service({
          name: 'web',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080, exposed: 80 }, rpc: { port: 9000, protocol: 'grpc' } },
            },
          },
        }),
      ],
      shows: { 'Service/web-server': ['spec.ports'] },
    },
    {
      feature: 'A second Service and a headless one',
      field: 'services',
      example: [
        service({
          name: 'web',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080, exposed: 80 }, rpc: { port: 9000, protocol: 'grpc' } },
              services: { rpc: { ports: ['rpc'] }, pods: { type: 'headless', ports: ['rpc'] } },
            },
          },
        }),
      ],
      shows: { 'Service/web-server-rpc': ['spec'], 'Service/web-server-pods': ['spec'] },
    },
    {
      feature: 'A load balancer of its own',
      field: 'services.type',
      example: [
        service({
          name: 'mail',
          workloads: {
            inbox: {
              kind: 'server',
              ports: { smtp: { port: 2525, exposed: 25, protocol: 'tcp' } },
              services: {
                public: {
                  type: 'load-balancer',
                  sourceRanges: ['203.0.113.0/24'],
                  annotations: { 'networking.gke.io/load-balancer-ip-addresses': 'mail' },
                },
              },
            },
          },
        }),
      ],
      shows: { 'Service/mail-public': ['metadata.annotations', 'spec'] },
    },
    {
      feature: 'Everything is denied that nobody declares',
      field: 'always',
      example: [service({ name: 'mail', workloads: { sender: { kind: 'worker' } } })],
      shows: {
        'NetworkPolicy/default-deny': ['spec'],
        'NetworkPolicy/mail-sender': ['spec'],
      },
    },
    {
      feature: 'Who may call whom follows from the calls that services declare',
      field: 'calls',
      example: [
        service({
          name: 'web',
          calls: { prices: 'server.rpc' },
          identity: { cloud: false },
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080 } },
              env: { PRICES: { call: 'prices', part: 'host' } },
            },
          },
        }),
        service({
          name: 'prices',
          workloads: { server: { kind: 'server', ports: { rpc: { port: 9000, protocol: 'grpc' } } } },
        }),
      ],
      shows: {
        'NetworkPolicy/web-server': ['spec.egress'],
        'NetworkPolicy/prices-server': ['spec.ingress'],
        'Deployment/web-server': ['spec.template.spec.containers.server.env'],
      },
    },
    {
      feature: 'Places outside the cluster that a service may connect to',
      field: 'egress',
      example: [
        service({
          name: 'mail',
          identity: { cloud: false },
          egress: { relay: { to: ['198.51.100.7/32'], ports: [587] }, web: {} },
          workloads: { sender: { kind: 'worker' } },
        }),
      ],
      shows: { 'NetworkPolicy/mail-sender': ['spec.egress'] },
    },
    {
      feature: 'A quota and limits of the namespace',
      field: 'namespace',
      example: [
        service({
          name: 'mail',
          namespace: {
            quota: { 'requests.cpu': '8', 'requests.memory': '16Gi', pods: '40' },
            limits: { memory: { default: '256Mi', defaultRequest: '128Mi', max: '4Gi' } },
          },
          workloads: { sender: { kind: 'worker' } },
        }),
      ],
      shows: { 'ResourceQuota/quota': ['spec'], 'LimitRange/limits': ['spec'] },
    },
  ],
};
