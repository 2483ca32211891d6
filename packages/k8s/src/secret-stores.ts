import type { JsonObject, ResolvedEnvironment, ResolvedService } from '@fairlead/model';
import { platformLabels } from './labels.js';
import type { KubeObject } from './object.js';

type Store = ResolvedEnvironment['stores'][string];

/** A service that reads stores. */
export interface Reader {
  readonly namespace: string;
  /** Names of the stores. */
  readonly stores: readonly string[];
}

/** The stores that a service's secrets are kept in. */
export function reader({ namespace, secrets }: ResolvedService): Reader {
  const stores = Object.values(secrets).flatMap((secret) =>
    secret.managed === 'external' ? [secret.store] : [],
  );
  return { namespace: namespace.name, stores: [...new Set(stores)].sort() };
}

/**
 * The stores of an environment that somebody reads, each open to the namespaces of its readers alone. They hold no
 * credential: External Secrets proves who it is by its own identity in the cloud or in Vault.
 *
 * @returns by the name of the store, in order
 */
export function secretStores(
  { platform, stores }: ResolvedEnvironment,
  readers: readonly Reader[],
): ReadonlyMap<string, KubeObject> {
  const objects = new Map<string, KubeObject>();
  for (const name of Object.keys(stores).sort()) {
    const store = stores[name];
    const open = readers.filter((each) => each.stores.includes(name)).map(({ namespace }) => namespace);
    if (store === undefined || open.length === 0) continue;
    objects.set(name, {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ClusterSecretStore',
      metadata: {
        name,
        labels: platformLabels(platform),
      },
      spec: { provider: provider(store), conditions: [{ namespaces: [...new Set(open)].sort() }] },
    });
  }
  return objects;
}

/** The account that External Secrets runs under, as its chart has it. */
const operator = { name: 'external-secrets', namespace: 'external-secrets' };

/** In External Secrets' own words. (external-secrets.io/latest/provider) */
function provider(store: Store): JsonObject {
  switch (store.kind) {
    case 'google-secret-manager':
      return { gcpsm: { projectID: store.project } };
    case 'aws-secrets-manager':
      return { aws: { service: 'SecretsManager', region: store.region } };
    case 'vault':
      return { vault: vault(store) };
    case 'other':
      return store.provider;
    default:
      return store satisfies never;
  }
}

function vault({ server, path, role }: Extract<Store, { readonly kind: 'vault' }>): JsonObject {
  const kubernetes = { mountPath: 'kubernetes', role: role ?? operator.name, serviceAccountRef: operator };
  return { server, path, version: 'v2', auth: { kubernetes } };
}
