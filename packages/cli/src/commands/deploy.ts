import { type EnvironmentResolution, FairleadError } from '@fairlead/model';
import { command } from '../command.js';
import { chosen, readDefinitions } from '../definitions.js';
import { type Decision, decideDeploy } from '../deploy/decide.js';
import { deployedRef, observe } from '../deploy/observe.js';
import { type Git, gitAt } from '../git/git.js';
import { exits } from '../io.js';

export { deployCommand as command };

const deployCommand = command<{ env?: readonly string[]; dryRun?: true; push: boolean }>({
  name: 'deploy',
  summary:
    'See that what synth writes is committed and on the branch that Argo CD reads, and write down that it is delivered.',
  configure: (line) =>
    line
      .option('--env <environment...>', 'Environments to deliver (default: all)')
      .option('--dry-run', 'Say what would be done')
      .option('--no-push', 'Keep the mark of what is delivered in this clone'),
  examples: ['fairlead deploy --env dev', 'fairlead deploy --dry-run'],
  async run({ options: { env, dryRun, push } }, io) {
    const { resolution } = await readDefinitions(io);
    const git = gitAt(io.root);
    const environments = chosen(resolution, env);
    const decided: { readonly environment: string; readonly decision: Decision }[] = [];
    for (const environment of environments) {
      if (push) learnDeployed(git, environment);
      decided.push({
        environment: environment.name,
        decision: decideDeploy(await observe(io.root, git, environment)),
      });
    }
    const problems = decided.flatMap(({ decision }) => (decision.kind === 'refuse' ? decision.problems : []));
    if (problems.length > 0) throw new FairleadError(problems);
    if (!dryRun) for (const each of decided) act(git, each, push ? 'push' : 'keep');
    const text = decided.map(
      ({ environment, decision }) => `${environment}: ${decisionText(decision, dryRun ? 'would be' : 'is')}`,
    );
    return {
      exit: exits.done,
      text: text.join('\n'),
      json: { dryRun: dryRun === true, environments: decided },
    };
  },
});

/** A clone that never delivered asks the remote; one that did needs no network to know. */
function learnDeployed(git: Git, { name }: EnvironmentResolution): void {
  const ref = deployedRef(name);
  if (git.ask('rev-parse', '--verify', '--quiet', ref) !== undefined || !hasRemote(git)) return;
  git.ask('fetch', '--quiet', 'origin', `${ref}:${ref}`);
}

function act(
  git: Git,
  { environment, decision }: { environment: string; decision: Decision },
  mark: 'push' | 'keep',
): void {
  switch (decision.kind) {
    case 'move':
      // The remote first: a mark that only this clone has would hide the failure from the next run.
      if (mark === 'push' && hasRemote(git)) pushMark(git, environment, decision.to);
      git.run('update-ref', deployedRef(environment), decision.to);
      return;
    case 'nothing':
      if (decision.follow !== undefined) followMark(git, { environment, mark, commit: decision.follow });
      return;
    case 'refuse':
      return;
    default:
      decision satisfies never;
  }
}

function pushMark(git: Git, environment: string, commit: string): void {
  const ref = deployedRef(environment);
  try {
    git.run('push', '--quiet', 'origin', `${commit}:${ref}`);
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause);
    const problem = {
      code: 'FL_DEPLOY_PUSH',
      file: '',
      path: ref,
      value: commit,
      what: `could not be pushed to origin: ${said}`,
      mend: 'see that you may push and run it again, or keep the mark in this clone with --no-push',
    } as const;
    throw new FairleadError([problem], { cause });
  }
}

/**
 * Saves the next run from looking at the same again. A remote that cannot be reached is no failure: nothing
 * is delivered, the mark stays and the next run tries again.
 */
function followMark(
  git: Git,
  { environment, commit, mark }: { environment: string; commit: string; mark: 'push' | 'keep' },
): void {
  const ref = deployedRef(environment);
  const pushes = mark === 'push' && hasRemote(git);
  if (pushes && git.ask('push', '--quiet', 'origin', `${commit}:${ref}`) === undefined) return;
  git.run('update-ref', ref, commit);
}

function hasRemote(git: Git): boolean {
  return git.ask('remote', 'get-url', 'origin') !== undefined;
}

function decisionText(decision: Decision, verb: 'would be' | 'is'): string {
  if (decision.kind !== 'move') return 'nothing to do';
  const commit = decision.to.slice(0, 12);
  return `${verb} delivered at ${commit}`;
}
