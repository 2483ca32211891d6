import type { AddOn, ResolvedAddOn } from '../authoring/add-ons.js';
import type { Delivery, ResolvedDelivery } from '../authoring/delivery.js';
import type { Cloud, Environment } from '../authoring/environment.js';
import type { Ledger } from '../authoring/ledger.js';
import type { Platform } from '../authoring/platform.js';
import { resolvedEdge } from '../derive/edge.js';
import { secretStores } from '../derive/stores.js';
import { environmentFolder } from './places.js';
import { type ResolvedEnvironment, schemas } from './resolved.js';

/** An environment with every default filled in; nothing about single services. */
export function resolveEnvironment(platform: Platform, environment: Environment): ResolvedEnvironment {
  const { definition, name } = environment;
  const { tier, cloud, cluster, gateway } = definition;
  const delivery = resolvedDelivery(definition.delivery, name);
  return {
    schema: schemas.environment,
    name,
    platform: platform.name,
    tier,
    protected: definition.protected ?? tier === 'production',
    retired: definition.retired ?? false,
    cloud,
    cluster: {
      name: cluster?.name ?? `${platform.name}-${name}`,
      server: cluster?.server ?? 'https://kubernetes.default.svc',
    },
    domain: definition.domain,
    registry: definition.registry ?? ownRegistry(cloud, platform.name),
    delivery,
    ledger: definition.ledger ?? ownLedger(delivery),
    format: definition.format ?? 'plain',
    freezes: definition.freezes ?? {},
    addOns: Object.fromEntries(
      Object.entries(definition.addOns ?? {}).map(([addOn, each]) => [addOn, resolvedAddOn(addOn, each)]),
    ),
    repository: platform.repository,
    folder: environmentFolder(platform, name),
    edge: resolvedEdge(definition.edge, cloud),
    gateway: { name: gateway?.name ?? 'public', namespace: gateway?.namespace ?? 'gateway' },
    workingHours: definition.workingHours ?? false,
    stores: secretStores(definition),
    autoSync: definition.autoSync ?? true,
    ...patchesOf(platform, environment),
    ...(definition.metrics && { metrics: definition.metrics }),
  };
}

function resolvedDelivery(delivery: Delivery, environment: string): ResolvedDelivery {
  const arrival = { accepts: delivery.accepts ?? 'tracked', promote: delivery.promote ?? 'each' } as const;
  switch (delivery.strategy) {
    case 'pull-request':
      return { autoMerge: false, ...delivery, ...arrival };
    case 'version-release':
      return { versions: '*', prereleases: false, ...delivery, ...arrival };
    case 'digest-commit':
      return { branch: `deploy/${environment}`, ...delivery, ...arrival };
    default:
      return { ...delivery, ...arrival };
  }
}

/** A bot writes digests to the branch that is its own. */
function ownLedger(delivery: ResolvedDelivery): Ledger {
  return delivery.strategy === 'digest-commit'
    ? { kind: 'branch', branch: delivery.branch }
    : { kind: 'tree' };
}

function resolvedAddOn(name: string, addOn: AddOn): ResolvedAddOn {
  return { namespace: name, values: {}, enabled: true, ...addOn };
}

/** Prefix of image names in the cloud's own registry. */
function ownRegistry(cloud: Cloud, platform: string): string {
  if (cloud.provider === 'google') return `${cloud.region}-docker.pkg.dev/${cloud.project}/${platform}`;
  if (cloud.provider === 'aws') return `${cloud.account}.dkr.ecr.${cloud.region}.amazonaws.com/${platform}`;
  return `localhost:5000/${platform}`;
}

function patchesOf(
  { patches: platform = [] }: Platform,
  { definition: { patches: environment = [] } }: Environment,
): Pick<ResolvedEnvironment, 'patches'> {
  return platform.length + environment.length > 0 ? { patches: { platform, environment } } : {};
}
