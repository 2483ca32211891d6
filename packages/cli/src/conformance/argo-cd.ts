import { spawnSync } from 'node:child_process';
import { customResources, install } from './custom-resources.js';
import { hasCluster, run, servedKinds } from './tools.js';

/** What Argo CD says of an Application, as far as it is looked at here. */
export interface Application {
  readonly metadata: {
    readonly name: string;
    readonly resourceVersion: string;
    readonly annotations?: { readonly [name: string]: string };
  };
  readonly status?: {
    readonly reconciledAt?: string;
    readonly sync?: { readonly status: string; readonly revision?: string };
    readonly health?: { readonly status: string };
    readonly history?: readonly unknown[];
    readonly operationState?: {
      readonly phase: string;
      readonly message?: string;
      readonly syncResult?: { readonly revision?: string; readonly resources?: readonly SyncedResource[] };
    };
  };
}

export interface SyncedResource {
  readonly kind: string;
  readonly name: string;
  readonly hookPhase?: string;
  readonly message?: string;
}

/**
 * Whether the cluster's Argo CD runs as processes of this machine: only such a one reads a repository on loopback. Its
 * cluster must have somebody, or a stand-in, who tells that gateways, routes and secrets are well.
 */
export function hasArgoCd(): boolean {
  if (!hasCluster() || !servedKinds().has('argoproj.io/v1alpha1/Application')) return false;
  const { status, stdout } = spawnSync('kubectl', ['-n', 'argocd', 'get', 'pods', '-o', 'name'], {
    encoding: 'utf8',
  });
  return status === 0 && stdout.trim() === '' && hasConfiguration();
}

const hasConfiguration = () =>
  spawnSync('kubectl', ['-n', 'argocd', 'get', 'configmap', 'argocd-cm']).status === 0;

/** Google's own kinds, of which no definition is public: as it is assumed, and for a sync alone. */
export function prepareCluster(): void {
  install(customResources('assumed'));
}

/** An environment's project, Applications and stores, which a person or a bootstrap applies once. */
export function applyShared(yaml: string): void {
  run('kubectl', ['apply', '--server-side', '--force-conflicts', '-f', '-'], yaml);
}

/**
 * Takes an environment away again: its Applications first, which take their objects with them, and what holds data
 * when that is confirmed after they were told to go.
 */
export function removeShared(environment: string, yaml: string): void {
  const names = applications(environment).map(({ metadata }) => metadata.name);
  const kind = ['-n', 'argocd', 'delete', 'applications.argoproj.io'];
  run('kubectl', [...kind, '--wait=false', ...names]);
  for (const name of names) confirmDeletion(name);
  run('kubectl', [...kind, '--ignore-not-found', '--timeout=200s', ...names]);
  run('kubectl', ['delete', '--ignore-not-found', '--timeout=60s', '-f', '-'], yaml);
}

/** What `argocd app confirm-deletion` does; an Application without data may be gone already. */
function confirmDeletion(name: string): void {
  const confirmed = `argocd.argoproj.io/deletion-approved=${new Date().toISOString()}`;
  spawnSync('kubectl', [
    '-n',
    'argocd',
    'annotate',
    '--overwrite',
    'applications.argoproj.io',
    name,
    confirmed,
  ]);
}

export function applications(environment: string): readonly Application[] {
  const { items }: { items: readonly Application[] } = JSON.parse(
    run('kubectl', ['-n', 'argocd', 'get', 'applications.argoproj.io', '-o', 'json']),
  );
  return items.filter(({ metadata }) => metadata.name.startsWith(`${environment}-`));
}

/** Has Argo CD look at once; `hard` also renders anew. */
export function refresh(names: readonly string[], how: 'normal' | 'hard'): void {
  const annotation = `argocd.argoproj.io/refresh=${how}`;
  run('kubectl', [
    '-n',
    'argocd',
    'annotate',
    '--overwrite',
    'applications.argoproj.io',
    ...names,
    annotation,
  ]);
}

/** Has a sync of an Application end with its first attempt. */
export function neverRetried(name: string): void {
  const patch = JSON.stringify({ spec: { syncPolicy: { retry: { limit: 0 } } } });
  run('kubectl', ['-n', 'argocd', 'patch', 'applications.argoproj.io', name, '--type=merge', '-p', patch]);
}

/** `name: Synced, Healthy` where an Application is so at this commit, and what is missing where it is not. */
export function standing({ metadata, status }: Application, commit: string): string {
  const { sync, health, operationState } = status ?? {};
  const at = sync?.revision === commit ? '' : ` at ${sync?.revision ?? 'nothing'}`;
  const operation =
    operationState?.phase === 'Succeeded' ? '' : `, ${operationState?.message ?? 'not synced'}`;
  return `${metadata.name}: ${sync?.status ?? 'Unknown'}, ${health?.status ?? 'Unknown'}${at}${operation}`;
}
