import type { ResolvedEnvironment } from '@fairlead/model';
import { resolvedEnvironment } from '@fairlead/model/testing';
import type { ServiceAt, WorkloadAt, WorkloadFacts } from '../at.js';

/** Production of `quay` on Google Cloud. */
export function environmentOf(differences: Partial<ResolvedEnvironment> = {}): ResolvedEnvironment {
  return resolvedEnvironment({
    name: 'prod',
    platform: 'quay',
    tier: 'production',
    protected: true,
    cloud: { provider: 'google', project: 'quay-prod-sample', region: 'europe-west1' },
    cluster: { name: 'quay-prod', server: 'https://kubernetes.default.svc' },
    domain: 'quay.example.com',
    registry: 'europe-west1-docker.pkg.dev/quay-prod-sample/quay',
    repository: { url: 'https://git.example.com/quay/platform.git', branch: 'main' },
    folder: 'apps/environments/prod',
    ...differences,
  });
}

/** Around the facets of `server`, a workload of `api` with the ports `http` (8080, offered at 80) and `metrics`. */
export function atWorkload(differences: Partial<WorkloadAt> = {}): WorkloadAt {
  const ports = {
    http: { port: 8080, exposed: 80, protocol: 'http' },
    metrics: { port: 9090, exposed: false, protocol: 'http' },
  } as const;
  return {
    service: 'api',
    namespace: 'api-ns',
    environment: environmentOf(),
    workload: 'server',
    kind: 'server',
    objectName: 'api-server',
    labels: { of: 'workload' },
    selector: { pods: 'server' },
    controller: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api-server' },
    revisionLabel: 'pod-template-hash',
    backends: [{ name: 'api-server', weight: 1 }],
    configMap: (set) => `api-${set}`,
    secret: (secret) => `api-${secret}`,
    image: (name) => `registry.example.com/${name}`,
    port: (name) => ports[name as keyof typeof ports],
    exposedPorts: ['http'],
    ...differences,
  };
}

/** Around the facets of `api`, a service with a server, a cron and a hook that runs before everything. */
export function atService(differences: Partial<ServiceAt> = {}): ServiceAt {
  return {
    service: 'api',
    namespace: 'api-ns',
    environment: environmentOf(),
    labels: { of: 'service' },
    ownDatabases: {},
    workloads: [
      workload('server', { kind: 'server' }),
      workload('nightly', { kind: 'cron' }),
      workload('migrate', { kind: 'hook', phase: { when: 'before', order: 0, rerun: 'each-release' } }),
    ],
    ...differences,
  };
}

/** A workload of `api` that refers to the set `shared` and the secret `database`. */
function workload(name: string, of: Pick<WorkloadFacts, 'kind' | 'phase'>): WorkloadFacts {
  const uses = { sets: new Set(['shared']), secrets: new Set(['database']), images: new Set(['main']) };
  return { name, objectName: `api-${name}`, uses, selector: { pods: name }, databases: [], ...of };
}
