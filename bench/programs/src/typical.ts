import { declare, type Platform, platform } from '@fairlead/model';

const { environment, service } = declare({ environments: ['dev', 'stg', 'prod'] });

const google = (project: string) => ({ provider: 'google', project, region: 'europe-west1' }) as const;

/** Google's policies of load balancers are beyond the eight objects. */
const edge = { kind: 'gateway-api', policies: 'none' } as const;

/** @param registry its host, where images are looked at; @default the one that the cloud has */
const environmentsOf = (registry: string | undefined) => [
  environment('dev', {
    tier: 'development',
    cloud: google('fleet-dev-sample'),
    domain: 'dev.fleet.example.com',
    edge,
    delivery: { strategy: 'commit-on-merge' },
    ...registryOf('dev', registry),
  }),
  environment('stg', {
    tier: 'staging',
    cloud: google('fleet-stg-sample'),
    domain: 'stg.fleet.example.com',
    edge,
    delivery: { strategy: 'pull-request', from: 'dev' },
    ...registryOf('stg', registry),
  }),
  environment('prod', {
    tier: 'production',
    cloud: google('fleet-prod-sample'),
    domain: 'prod.fleet.example.com',
    edge,
    delivery: { strategy: 'pull-request', from: 'stg' },
    ...registryOf('prod', registry),
  }),
];

const registryOf = (name: string, host: string | undefined) =>
  host === undefined ? {} : { registry: `${host}/${name}` };

/** The name of a typical service; all are of one length, so that all files are of one size. */
export function nameOf(index: number): string {
  return `service-${String(index).padStart(4, '0')}`;
}

/** Services of eight objects in each of three environments: Deployment, Service, HPA, PDB, HTTPRoute … */
export function typicalPlatform(services: number, registry?: string): Platform {
  const names = Array.from({ length: services }, (_, index) => nameOf(index));
  return platform({
    name: 'fleet',
    repository: { url: 'https://git.example.com/fleet.git' },
    environments: environmentsOf(registry),
    services: names.map(typicalService),
  });
}

function typicalService(name: string) {
  return service({
    name,
    about: { description: 'Answers requests over HTTP', owner: 'fleet' },
    workloads: {
      server: {
        kind: 'server',
        ports: { http: { port: 8080, exposed: 80 }, metrics: { port: 9090 } },
        env: { LOG_LEVEL: 'info', CACHE_SECONDS: 60, REGION: 'europe-west1' },
        probes: {
          startup: { check: { http: '/livez', port: 'http' } },
          readiness: { check: { http: '/readyz', port: 'http' } },
          liveness: { check: { http: '/livez', port: 'http' } },
        },
        resources: { requests: { cpu: '100m', memory: '128Mi' } },
        routes: { public: { hosts: [name], port: 'http', redirectToHttps: false } },
        scaling: { min: 2, max: 6 },
        telemetry: { metricsPort: 'metrics' },
      },
    },
    overrides: {
      dev: { workloads: { server: { env: { LOG_LEVEL: 'debug' } } } },
      prod: {
        workloads: { server: { scaling: { min: 3, max: 12 }, resources: { requests: { cpu: '250m' } } } },
      },
    },
  });
}
