import type { EnvironmentDefinition, SecretStore } from '../authoring/environment.js';

type Stores = { readonly [store: string]: SecretStore };

/** An environment's stores with every default filled in; without any of its own, the cloud's is `default`. */
export function secretStores({ cloud, stores = ownStore(cloud) }: EnvironmentDefinition): Stores {
  return Object.fromEntries(Object.entries(stores).map(([name, store]) => [name, settled(store, cloud)]));
}

function ownStore(cloud: EnvironmentDefinition['cloud']): Stores {
  if (cloud.provider === 'google') return { default: { kind: 'google-secret-manager' } };
  return cloud.provider === 'aws' ? { default: { kind: 'aws-secrets-manager' } } : {};
}

function settled(store: SecretStore, cloud: EnvironmentDefinition['cloud']): SecretStore {
  if (store.kind === 'google-secret-manager' && cloud.provider === 'google') {
    return { project: cloud.project, ...store };
  }
  if (store.kind === 'aws-secrets-manager' && cloud.provider === 'aws') {
    return { region: cloud.region, ...store };
  }
  return store.kind === 'vault' ? { role: 'external-secrets', ...store } : store;
}
