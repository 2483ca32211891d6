import { type Needs, printJson, type ResolvedEnvironment, type ServiceNeeds, schemas } from '../index.js';

// What compilers read, as a whole: each test says only what it is about.

/** Staging of `fleet` in Google Cloud, as `npx projen` writes it. */
export function resolvedEnvironment(differences: Partial<ResolvedEnvironment> = {}): ResolvedEnvironment {
  return {
    schema: schemas.environment,
    name: 'stg',
    platform: 'fleet',
    tier: 'staging',
    protected: false,
    retired: false,
    cloud: { provider: 'google', project: 'fleet-stg-sample', region: 'europe-west1' },
    cluster: { name: 'fleet-stg', server: 'https://kubernetes.default.svc' },
    domain: 'stg.fleet.example.com',
    registry: 'europe-west1-docker.pkg.dev/fleet-stg-sample/fleet',
    delivery: { strategy: 'commit-on-merge', accepts: 'tracked', promote: 'each' },
    ledger: { kind: 'tree' },
    format: 'plain',
    freezes: {},
    addOns: {},
    repository: { url: 'https://git.example.com/fleet.git', branch: 'main' },
    folder: 'apps/environments/stg',
    edge: {
      kind: 'gateway-api',
      policies: 'none',
      class: '',
      certificateMap: '',
      certificateSecret: '',
      sources: [],
    },
    gateway: { name: 'public', namespace: 'gateway' },
    stores: { default: { kind: 'google-secret-manager' } },
    workingHours: false,
    autoSync: true,
    ...differences,
  };
}

/** A service of one server that needs nothing but an identity. */
export function serviceNeeds(service: string, differences: Partial<ServiceNeeds> = {}): ServiceNeeds {
  return {
    namespace: service,
    owner: 'crew',
    runbook: '',
    cloudIdentity: true,
    serviceAccounts: [service],
    builtImages: ['main'],
    secrets: {},
    databases: {},
    queues: {},
    buckets: {},
    objectives: {},
    workloads: { server: { kind: 'server', objectName: `${service}-server` } },
    ...differences,
  };
}

/** The files that a synth of infrastructure or monitors reads. */
export function needsFiles(
  environment: ResolvedEnvironment,
  services: Needs['services'],
): ReadonlyMap<string, string> {
  const needs: Needs = { schema: schemas.needs, environment: environment.name, services };
  return new Map([
    ['environment.json', printJson(environment)],
    ['needs.json', printJson(needs)],
  ]);
}
