import type { EnvironmentResolution } from '@fairlead/model';
import { synthDrift } from '../check/drift.js';
import type { Git } from '../git/git.js';
import type { Observed } from './decide.js';

/** Where the last delivered commit of an environment is written down. */
export const deployedRef = (environment: string): string => `refs/fairlead/deployed/${environment}`;

/** Asks Git and synth how an environment stands. */
export async function observe(root: string, git: Git, resolution: EnvironmentResolution): Promise<Observed> {
  const { name, environment } = resolution;
  const { folder, repository } = environment;
  const drift = await synthDrift(root, resolution);
  const head = git.run('rev-parse', 'HEAD');
  const manifestsAt = (commit: string) =>
    git.ask('rev-parse', '--verify', '--quiet', `${commit}:${folder}/manifests`);
  const deployed = git.ask('rev-parse', '--verify', '--quiet', deployedRef(name));
  return {
    environment: name,
    folder,
    branch: repository.branch,
    ledger: environment.ledger.kind,
    uncommitted: linesOf(git.run('status', '--porcelain', '--untracked-files=all', '--', folder)).map(
      (line) => line.slice(3),
    ),
    drifted: drift.flatMap((finding) => ('file' in finding ? [finding.file] : [])),
    head,
    onBranch: isOnBranch(git, head, repository.branch),
    manifests: manifestsAt(head),
    deployed: deployed === undefined ? undefined : { commit: deployed, manifests: manifestsAt(deployed) },
  };
}

/** The remote's branch where there is one, for Argo CD reads what was pushed. */
function isOnBranch(git: Git, commit: string, branch: string): boolean {
  const [tip] = [`refs/remotes/origin/${branch}`, `refs/heads/${branch}`].filter(
    (ref) => git.ask('rev-parse', '--verify', '--quiet', ref) !== undefined,
  );
  return tip !== undefined && git.ask('merge-base', '--is-ancestor', commit, tip) !== undefined;
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}
