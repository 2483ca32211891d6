import type { ResolvedEnvironment } from '@fairlead/model';

/** A folder in a repository, as Argo CD reads it. */
export interface Place {
  readonly url: string;
  readonly revision: string;
  readonly path: string;
}

/** Where Argo CD finds a service's manifests. */
export function manifestsAt({ folder, ledger, repository }: ResolvedEnvironment, service: string): Place {
  if (ledger.kind === 'repository') {
    const { url, branch: revision, path } = ledger;
    return { url, revision, path: `${path === '' ? '' : `${path}/`}manifests/${service}` };
  }
  const { url, branch } = repository;
  const revision = ledger.kind === 'branch' ? ledger.branch : branch;
  return { url, revision, path: `${folder}/manifests/${service}` };
}
