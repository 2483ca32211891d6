import type { Compiled } from '../compile.js';
import type { Phase } from '../contribution.js';
import type { KubeObject, Strings } from '../object.js';

/**
 * Writes when an object is applied, and how it goes, in Argo CD's own words. (argo-cd.readthedocs.io, resource hooks,
 * sync waves, sync options)
 */
export function withArgoPhase({ object, phase, order, kept }: Compiled): KubeObject {
  if (phase !== undefined) return annotated(object, phaseAnnotations(phase));
  const annotations = {
    ...(order !== undefined && { 'argocd.argoproj.io/sync-wave': String(order) }),
    ...(kept && { 'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm' }),
  };
  return Object.keys(annotations).length === 0 ? object : annotated(object, annotations);
}

const moments: { readonly [W in Phase['when']]: string } = {
  before: 'PreSync',
  with: 'Sync',
  after: 'PostSync',
  'on-failure': 'SyncFail',
};

function phaseAnnotations({ when, order }: Phase): Strings {
  return {
    'argocd.argoproj.io/hook': moments[when],
    'argocd.argoproj.io/sync-wave': String(order),
    // Kept until the next deploy, so that a failed one can be read.
    'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
  };
}

function annotated(object: KubeObject, annotations: Strings): KubeObject {
  const { metadata } = object;
  return { ...object, metadata: { ...metadata, annotations: { ...metadata.annotations, ...annotations } } };
}
