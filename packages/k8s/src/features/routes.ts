import { type Area, prod, service } from './feature.js';

/** How requests from outside reach a port. */
export const routes: Area = {
  name: 'routes',
  features: [
    {
      feature: 'Hosts, paths and a time limit',
      field: 'routes',
      example: [
        service({
          name: 'web',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080, exposed: 80 } },
              routes: {
                public: {
                  hosts: ['web', 'www.example.org'],
                  port: 'http',
                  paths: ['/shop', { path: '/ping', match: 'exact' }],
                  timeoutSeconds: 10,
                },
              },
            },
          },
        }),
      ],
      shows: {
        'HTTPRoute/web-public': ['spec'],
        'HTTPRoute/web-public-redirect': ['spec.rules'],
      },
    },
    {
      feature: 'Health check, time limit and drain of the load balancer of a GKE Gateway',
      field: 'environment edge',
      example: [
        service({
          name: 'web',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080, exposed: 80 } },
              probes: { readiness: { check: { http: '/readyz', port: 'http' } } },
              shutdown: { drainSeconds: 45 },
              routes: {
                public: {
                  hosts: ['web'],
                  port: 'http',
                  extras: { google: { securityPolicy: 'public-web', affinity: 'cookie' } },
                },
              },
            },
          },
        }),
        prod({ edge: { kind: 'gateway-api', policies: 'gke' } }),
      ],
      shows: {
        'HealthCheckPolicy/web-server': ['spec'],
        'GCPBackendPolicy/web-server': ['spec'],
        'Deployment/web-server': ['spec.template.spec.terminationGracePeriodSeconds'],
        'NetworkPolicy/web-server': ['spec.ingress'],
      },
    },
    {
      feature: 'A Gateway with a certificate map',
      field: 'environment edge.class',
      example: [
        service({
          name: 'web',
          workloads: { server: { kind: 'server', ports: { http: { port: 8080, exposed: 80 } } } },
        }),
        prod({
          edge: {
            kind: 'gateway-api',
            class: 'gke-l7-global-external-managed',
            certificateMap: 'quay-prod',
          },
        }),
      ],
      shows: { 'Gateway/public': ['metadata.annotations', 'spec'] },
    },
    {
      feature: 'gRPC at a Gateway',
      field: 'routes',
      example: [
        service({
          name: 'prices',
          workloads: {
            server: {
              kind: 'server',
              ports: { rpc: { port: 9000, protocol: 'grpc' } },
              routes: { public: { hosts: ['prices'], port: 'rpc', paths: ['/prices.Prices'] } },
            },
          },
        }),
        prod({ edge: { kind: 'gateway-api', policies: 'none' } }),
      ],
      shows: { 'GRPCRoute/prices-public': ['spec'], 'Service/prices-server': ['spec.ports'] },
    },
    {
      feature: 'HTTP/2 without TLS behind the load balancer',
      field: 'ports.protocol',
      example: [
        service({
          name: 'feed',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080, exposed: 80, protocol: 'h2c' } },
              routes: { public: { hosts: ['feed'], port: 'http', tls: 'none' } },
            },
          },
        }),
      ],
      shows: { 'HTTPRoute/feed-public': ['spec'], 'Service/feed-server': ['spec.ports'] },
    },
    {
      feature: 'A GKE Ingress with its certificate, redirect and backend',
      field: 'environment edge',
      example: [
        service({
          name: 'web',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080, exposed: 80 } },
              probes: { readiness: { check: { http: '/readyz', port: 'http' } } },
              routes: {
                public: {
                  hosts: ['web'],
                  port: 'http',
                  extras: { google: { address: 'web-prod', sslPolicy: 'modern' } },
                },
              },
            },
          },
        }),
        prod({ edge: { kind: 'gke-ingress' } }),
      ],
      shows: {
        'Ingress/web-public': ['metadata.annotations', 'spec'],
        'ManagedCertificate/web-public': ['spec'],
        'FrontendConfig/web-public': ['spec'],
        'BackendConfig/web-server': ['spec'],
        'Service/web-server': ['metadata.annotations'],
      },
    },
    {
      feature: 'An nginx Ingress with authentication, limits and callers from other pages',
      field: 'environment edge',
      example: [
        service({
          name: 'web',
          secrets: { people: { keys: { auth: 'web-htpasswd' } } },
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080, exposed: 80 } },
              routes: {
                admin: {
                  hosts: ['admin'],
                  port: 'http',
                  auth: { kind: 'basic', secret: 'people' },
                  extras: {
                    nginx: {
                      bodySize: '16m',
                      requestsPerSecond: 20,
                      cors: { origins: ['https://www.example.org'], methods: ['GET', 'PUT'] },
                    },
                  },
                },
              },
            },
          },
        }),
        prod({ edge: { kind: 'nginx', issuer: 'letters' } }),
      ],
      shows: { 'Ingress/web-admin': ['metadata.annotations', 'spec'] },
    },
    {
      feature: 'Another service that is asked about each request',
      field: 'routes.auth',
      example: [
        service({
          name: 'prices',
          workloads: {
            server: {
              kind: 'server',
              ports: { rpc: { port: 9000, protocol: 'grpc' } },
              routes: {
                public: {
                  hosts: ['prices'],
                  port: 'rpc',
                  auth: { kind: 'external', url: 'https://login.example.org/verify' },
                },
              },
            },
          },
        }),
        prod({ edge: { kind: 'nginx' } }),
      ],
      shows: { 'Ingress/prices-public': ['metadata.annotations'] },
    },
    {
      feature: 'Annotations of one’s own on a route',
      field: 'routes.annotations',
      example: [
        service({
          name: 'web',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080, exposed: 80 } },
              routes: {
                public: {
                  hosts: ['web'],
                  port: 'http',
                  annotations: { 'nginx.ingress.kubernetes.io/proxy-buffering': 'off' },
                },
              },
            },
          },
        }),
        prod({ edge: { kind: 'nginx' } }),
      ],
      shows: { 'Ingress/web-public': ['metadata.annotations'] },
    },
  ],
};
