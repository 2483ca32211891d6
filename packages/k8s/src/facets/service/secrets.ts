import type { JsonObject, ResolvedServiceFacets } from '@fairlead/model';
import { ahead } from '../../at.js';
import { databaseOrder } from '../../databases/container.js';
import { secretName } from '../../names.js';
import type { CompileServiceAspect } from '../compile.js';

type Secret = ResolvedServiceFacets['secrets'][string];
type External = Extract<Secret, { readonly managed: 'external' }>;

/**
 * Each secret as an ExternalSecret, once more for each hook that uses it and for each database in a container that
 * takes its password from it: they are there before the others. What a person keeps is not rendered.
 */
export const secrets: CompileServiceAspect<'secrets'> = (all, at) => {
  const { labels, namespace, service, workloads } = at;
  const object = (owner: string, name: string, secret: External) => ({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: secretName(owner, name), namespace, labels },
    spec: externalSecret(secretName(owner, name), secret),
  });
  const copy = (owner: string, name: string, secret: External) => object(owner, name, made(secret));
  return {
    objects: Object.entries(all).flatMap(([name, secret]) => {
      if (secret.managed === 'by-hand') return [];
      const copies = workloads.flatMap(({ objectName, phase, uses }) =>
        phase && uses.secrets.has(name)
          ? [{ object: copy(objectName, name, secret), phase: ahead(phase, 'needs others') }]
          : [],
      );
      const passwords = Object.values(at.ownDatabases)
        .filter((database) => database.secret === name)
        .map(({ objectName }) => ({ object: copy(objectName, name, secret), order: passwordOrder }));
      return [{ object: object(service, name, secret) }, ...copies, ...passwords];
    }),
  };
};

/** Nobody else makes the Secret of one hook or of one database, so there is none to be merged into. */
function made(secret: External): External {
  return secret.creationPolicy === 'Merge' ? { ...secret, creationPolicy: 'Owner' } : secret;
}

const passwordOrder = databaseOrder - 5;

function externalSecret(name: string, secret: External): JsonObject {
  const { store, refresh, keys, from, template, creationPolicy, deletionPolicy } = secret;
  const data = Object.entries(keys).map(([secretKey, { name: key, property, version }]) => ({
    secretKey,
    remoteRef: {
      ...remote(key),
      ...(property !== '' && { property }),
      ...(version !== 'latest' && { version }),
    },
  }));
  return {
    refreshInterval: refresh,
    secretStoreRef: { kind: 'ClusterSecretStore', name: store },
    target: {
      name,
      creationPolicy,
      ...(deletionPolicy !== 'Retain' && { deletionPolicy }),
      // Merged, so that a template adds to the fetched keys and does not take their place.
      ...(Object.keys(template).length > 0 && {
        template: { engineVersion: 'v2', mergePolicy: 'Merge', data: template },
      }),
    },
    ...(data.length > 0 && { data }),
    ...(from.length > 0 && { dataFrom: from.map((key) => ({ extract: remote(key) })) }),
  };
}

/** With what the API server would add: Argo CD compares the list whole, and would sync for ever. */
function remote(key: string): JsonObject {
  return { key, conversionStrategy: 'Default', decodingStrategy: 'None', metadataPolicy: 'None' };
}
