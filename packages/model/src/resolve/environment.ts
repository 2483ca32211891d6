import type { Cloud, Environment, SecretStore } from '../authoring/environment.js';
import type { Platform } from '../authoring/platform.js';
import { environmentFolder } from './places.js';
import { type ResolvedEnvironment, schemas } from './resolved.js';

/** An environment with every default filled in; nothing about single services. */
export function resolveEnvironment(platform: Platform, environment: Environment): ResolvedEnvironment {
  const { definition, name } = environment;
  const { tier, cloud, cluster, gateway } = definition;
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
    delivery: definition.delivery,
    ledger: definition.ledger ?? { kind: 'tree' },
    repository: platform.repository,
    folder: environmentFolder(platform, name),
    gateway: { name: gateway?.name ?? 'public', namespace: gateway?.namespace ?? 'gateway' },
    stores: definition.stores ?? ownStore(cloud),
    autoSync: definition.autoSync ?? true,
  };
}

/** Prefix of image names in the cloud's own registry. */
function ownRegistry(cloud: Cloud, platform: string): string {
  if (cloud.provider === 'google') return `${cloud.region}-docker.pkg.dev/${cloud.project}/${platform}`;
  if (cloud.provider === 'aws') return `${cloud.account}.dkr.ecr.${cloud.region}.amazonaws.com/${platform}`;
  return `localhost:5000/${platform}`;
}

function ownStore(cloud: Cloud): { readonly [store: string]: SecretStore } {
  if (cloud.provider === 'google') return { default: { kind: 'google-secret-manager' } };
  return cloud.provider === 'aws' ? { default: { kind: 'aws-secrets-manager' } } : {};
}
