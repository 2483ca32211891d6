import type { JsonObject, ResolvedWorkloadFacets } from '@fairlead/model';
import type { WorkloadAt } from '../../at.js';
import type { Contribution } from '../../contribution.js';
import { claimName } from '../../names.js';
import type { CompileWorkloadFacet } from '../compile.js';

type Volume = ResolvedWorkloadFacets['volumes'][string];
type Claim = Extract<Volume['from'], { readonly claim: unknown }>['claim'];

/** Volumes of the pods, where the main container sees them, and the claims behind kept ones. */
export const volumes: CompileWorkloadFacet<'volumes'> = (facet, at) => {
  const parts = Object.entries(facet).map(([name, volume]) => volumePart(name, volume, at));
  return {
    objects: parts.flatMap(({ objects = [] }) => objects),
    controllers: parts.flatMap(({ controllers = [] }) => controllers),
    pods: parts.flatMap(({ pods = [] }) => pods),
  };
};

function volumePart(name: string, volume: Volume, at: WorkloadAt): Contribution {
  const into = { workload: at.workload };
  const { at: path, subPath, readOnly, from } = volume;
  const mount = { name, ...(subPath !== '' && { subPath }), ...(readOnly && { readOnly }) };
  const main = path === '' ? {} : { mounts: { [path]: mount } };
  if (!('claim' in from)) {
    return { pods: [{ into, main, volumes: { [name]: source(volume, at) } }] };
  }
  if (from.claim.eachPod) {
    return {
      pods: [{ into, main }],
      controllers: [{ workload: at.workload, claims: { [name]: claimSpec(from.claim) } }],
    };
  }
  const { namespace, labels, objectName } = at;
  const claim = claimName(objectName, name);
  const metadata = { name: claim, namespace, labels };
  const object = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata, spec: claimSpec(from.claim) };
  const persistentVolumeClaim = { claimName: claim };
  return {
    objects: [{ object, kept: true }],
    pods: [{ into, main, volumes: { [name]: { persistentVolumeClaim } } }],
  };
}

function source({ from, items, mode }: Volume, at: WorkloadAt): JsonObject {
  if ('empty' in from) {
    const { size, inMemory } = from.empty;
    return { emptyDir: { ...(inMemory && { medium: 'Memory' }), sizeLimit: size } };
  }
  const files = {
    defaultMode: Number.parseInt(mode, 8),
    ...(Object.keys(items).length > 0 && {
      items: Object.entries(items).map(([key, path]) => ({ key, path })),
    }),
  };
  if ('set' in from) {
    return {
      configMap: { name: at.configMap(from.set), ...files, ...(from.optional && { optional: true }) },
    };
  }
  if ('secret' in from) {
    return {
      secret: { secretName: at.secret(from.secret), ...files, ...(from.optional && { optional: true }) },
    };
  }
  throw new Error('a claim is no source of this form');
}

function claimSpec({ size, storageClass, accessMode }: Claim): JsonObject {
  return {
    accessModes: [accessMode],
    volumeMode: 'Filesystem',
    resources: { requests: { storage: size } },
    ...(storageClass && { storageClassName: storageClass }),
  };
}
