import { objectName } from '../derive/names.js';
import { type Needs, type ResolvedService, type ServiceNeeds, schemas } from './resolved.js';

/** What infrastructure and monitors must know of an environment's services: nothing that only pods need. */
export function needsOf(environment: string, services: readonly ResolvedService[]): Needs {
  const present = services.filter(({ retired }) => !retired);
  return {
    schema: schemas.needs,
    environment,
    services: Object.fromEntries(present.map((service) => [service.name, serviceNeeds(service)])),
  };
}

function serviceNeeds(service: ResolvedService): ServiceNeeds {
  const { about, databases, identity, images, namespace, objectives, queues, buckets, name } = service;
  const workloads = Object.entries(service.workloads);
  // A hook has an identity of its own: it runs before the service's account is there.
  const hooks = workloads
    .filter(([, { phase }]) => phase !== undefined)
    .map(([hook]) => objectName(name, hook));
  return {
    namespace: namespace.name,
    owner: about.owner,
    runbook: about.runbook,
    cloudIdentity: identity.cloud,
    serviceAccounts: [name, ...hooks].sort(),
    builtImages: Object.keys(images)
      .filter((image) => images[image]?.origin === 'built')
      .sort(),
    secrets: secretEntries(service),
    databases,
    queues,
    buckets,
    objectives,
    workloads: Object.fromEntries(
      workloads.map(([workload, { kind, objectName }]) => [workload, { kind, objectName }]),
    ),
  };
}

function secretEntries({ secrets }: ResolvedService): ServiceNeeds['secrets'] {
  const byStore = new Map<string, Set<string>>();
  for (const secret of Object.values(secrets)) {
    if (secret.managed !== 'external') continue;
    const entries = byStore.get(secret.store) ?? new Set();
    for (const { name } of Object.values(secret.keys)) entries.add(name);
    for (const name of secret.from) entries.add(name);
    byStore.set(secret.store, entries);
  }
  return Object.fromEntries([...byStore].map(([store, entries]) => [store, [...entries].sort()]));
}
