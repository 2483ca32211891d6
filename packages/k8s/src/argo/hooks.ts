import type { Compiled } from '../compile.js';
import type { Phase } from '../contribution.js';
import type { KubeObject, Strings } from '../object.js';

/** Writes when an object is applied in Argo CD's own words. (argo-cd.readthedocs.io, resource hooks, sync waves) */
export function withArgoPhase({ object, phase, order, immutable }: Compiled): KubeObject {
  if (phase !== undefined) return annotated(object, phaseAnnotations(phase));
  if (order !== undefined) return annotated(object, { 'argocd.argoproj.io/sync-wave': String(order) });
  if (!immutable) return object;
  return annotated(object, { 'argocd.argoproj.io/sync-options': 'Force=true,Replace=true' });
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
