import type { Problem, ResolvedEnvironment } from '@fairlead/model';

/** What there is to know before an environment's manifests count as delivered. Object ids are git's. */
export interface Observed {
  readonly environment: string;
  /** Its folder, from the repository's root. */
  readonly folder: string;
  /** Where Argo CD reads. Only this tree is delivered to yet. */
  readonly ledger: ResolvedEnvironment['ledger']['kind'];
  /** What main is called there. */
  readonly branch: string;
  /** Files of the environment that differ from the commit that is checked out. */
  readonly uncommitted: readonly string[];
  /** Files that are not what synth writes. */
  readonly drifted: readonly string[];
  /** The commit that is checked out. */
  readonly head: string;
  /** Whether that commit is on the branch that Argo CD reads. */
  readonly onBranch: boolean;
  /** The tree of the manifests there; absent where nothing is rendered. */
  readonly manifests: string | undefined;
  /** The last commit that was delivered, and the tree of its manifests. */
  readonly deployed: { readonly commit: string; readonly manifests: string | undefined } | undefined;
}

export type Decision =
  | { readonly kind: 'refuse'; readonly problems: readonly Problem[] }
  /**
   * What is delivered is the same already. Where the commit is on the branch, the mark may follow it, so that
   * what was looked at is not looked at again.
   */
  | { readonly kind: 'nothing'; readonly follow: string | undefined }
  | { readonly kind: 'move'; readonly to: string };

/**
 * Decides whether an environment is delivered: under GitOps that is when what synth writes is committed and on
 * the branch that Argo CD reads.
 */
export function decideDeploy(observed: Observed): Decision {
  const problems = [
    ...elsewhere(observed),
    ...uncommitted(observed),
    ...drifted(observed),
    ...offBranch(observed),
  ];
  if (problems.length > 0) return { kind: 'refuse', problems };
  const { deployed, head, onBranch } = observed;
  if (deployed === undefined || !isDelivered(observed)) return { kind: 'move', to: head };
  return { kind: 'nothing', follow: onBranch && deployed.commit !== head ? head : undefined };
}

const isDelivered = ({ deployed, manifests }: Observed): boolean =>
  deployed !== undefined && deployed.manifests === manifests;

function elsewhere({ ledger, folder }: Observed): readonly Problem[] {
  if (ledger === 'tree') return [];
  const what = 'is a ledger that this version does not deliver to';
  const mend = 'leave `ledger` out, so that Argo CD reads this tree';
  const file = `${folder}/environment.ts`;
  return [{ code: 'FL_DEPLOY_LEDGER', file, path: 'ledger.kind', value: ledger, what, mend }];
}

function uncommitted({ uncommitted, environment }: Observed): readonly Problem[] {
  return uncommitted.map((file) => ({
    code: 'FL_DEPLOY_UNCOMMITTED',
    file,
    path: '',
    value: undefined,
    what: 'is not committed, so Argo CD cannot see it',
    mend: `look at \`npx fairlead diff --env ${environment}\`, then commit it`,
  }));
}

function drifted({ drifted, environment }: Observed): readonly Problem[] {
  return drifted.map((file) => ({
    code: 'FL_DEPLOY_DRIFT',
    file,
    path: '',
    value: undefined,
    what: 'is not what synth writes',
    mend: `run \`npx fairlead synth --env ${environment}\` and commit what it writes`,
  }));
}

function offBranch(observed: Observed): readonly Problem[] {
  const { onBranch, head, branch, folder } = observed;
  if (onBranch || isDelivered(observed)) return [];
  const what = `is at ${head.slice(0, 12)}, which is not on ${branch}, where Argo CD reads`;
  const mend = `merge it into ${branch} and push`;
  return [{ code: 'FL_DEPLOY_BRANCH', file: folder, path: '', value: head, what, mend }];
}
