import { expect, test } from 'vitest';
import { decideDeploy, type Observed } from './decide.js';

const commit = 'a'.repeat(40);
const older = 'b'.repeat(40);

/** An environment in which everything is as it must be, and that was never delivered. */
const sound: Observed = {
  environment: 'dev',
  folder: 'apps/environments/dev',
  ledger: 'tree',
  branch: 'main',
  uncommitted: [],
  drifted: [],
  head: commit,
  onBranch: true,
  manifests: 'tree-1',
  deployed: undefined,
};

function refusals(observed: Observed): readonly string[] {
  const decision = decideDeploy(observed);
  return decision.kind === 'refuse' ? decision.problems.map(({ code, file }) => `${code} ${file}`) : [];
}

test('what is committed and on the branch is delivered', () => {
  expect(decideDeploy(sound)).toEqual({ kind: 'move', to: commit });
});

test('a commit that was delivered has nothing to deliver', () => {
  const deployed = { commit, manifests: 'tree-1' };
  expect(decideDeploy({ ...sound, deployed })).toEqual({ kind: 'nothing', follow: undefined });
});

test('a commit with the delivered manifests has nothing to deliver, and the mark follows it', () => {
  const deployed = { commit: older, manifests: 'tree-1' };
  expect(decideDeploy({ ...sound, deployed })).toEqual({ kind: 'nothing', follow: commit });
});

test('other manifests than those delivered move the mark', () => {
  const deployed = { commit: older, manifests: 'tree-0' };
  expect(decideDeploy({ ...sound, deployed })).toEqual({ kind: 'move', to: commit });
});

test('an environment that lost all its manifests moves the mark', () => {
  const deployed = { commit: older, manifests: 'tree-1' };
  expect(decideDeploy({ ...sound, manifests: undefined, deployed })).toEqual({ kind: 'move', to: commit });
});

test('a file that is not committed is refused, even where the commit was delivered', () => {
  const uncommitted = ['apps/environments/dev/manifests/api/objects.yaml'];
  const deployed = { commit, manifests: 'tree-1' };
  expect(refusals({ ...sound, uncommitted, deployed })).toEqual([`FL_DEPLOY_UNCOMMITTED ${uncommitted[0]}`]);
});

test('a file that synth would write otherwise is refused', () => {
  const drifted = ['apps/environments/dev/manifests/api/objects.yaml'];
  expect(refusals({ ...sound, drifted })).toEqual([`FL_DEPLOY_DRIFT ${drifted[0]}`]);
});

test('a commit that Argo CD does not see is refused, naming the branch', () => {
  const decision = decideDeploy({ ...sound, onBranch: false });
  expect(decision).toMatchObject({
    problems: [{ code: 'FL_DEPLOY_BRANCH', mend: 'merge it into main and push' }],
  });
});

test('a commit off the branch with the delivered manifests has nothing to deliver, and the mark stays', () => {
  const deployed = { commit: older, manifests: 'tree-1' };
  const decision = decideDeploy({ ...sound, onBranch: false, deployed });
  expect(decision).toEqual({ kind: 'nothing', follow: undefined });
});

test('everything that is in the way is said at once', () => {
  expect(refusals({ ...sound, uncommitted: ['a'], drifted: ['b'], onBranch: false })).toEqual([
    'FL_DEPLOY_UNCOMMITTED a',
    'FL_DEPLOY_DRIFT b',
    'FL_DEPLOY_BRANCH apps/environments/dev',
  ]);
});

test('an environment whose manifests live elsewhere is refused, not called delivered', () => {
  expect(refusals({ ...sound, ledger: 'branch' })).toEqual([
    'FL_DEPLOY_LEDGER apps/environments/dev/environment.ts',
  ]);
});
