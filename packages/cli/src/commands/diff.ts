import { command } from '../command.js';
import { chosen, readDefinitions } from '../definitions.js';
import { commitAt, filesAt } from '../git/git.js';
import { exits } from '../io.js';
import { appliedObjects } from '../manifests/applied.js';
import { objectChanges } from '../manifests/changes.js';
import { diffText } from '../manifests/diff-text.js';
import { differing } from '../manifests/differing.js';
import { handovers } from '../manifests/handovers.js';
import { manifestsOnDisk } from '../manifests/on-disk.js';

export { diffCommand as command };

const diffCommand = command<{ env?: readonly string[]; against: string; exitCode?: true }>({
  name: 'diff',
  summary: 'Show what changed in the manifests, by object and field, against a commit.',
  configure: (line) =>
    line
      .option('--env <environment...>', 'Environments to look at (default: all)')
      .option('--against <revision>', 'Commit, branch or ref to compare with', 'HEAD')
      .option('--exit-code', 'End with 2 when there are changes'),
  examples: ['fairlead diff', 'fairlead diff --env stg --against refs/fairlead/deployed/stg'],
  async run({ options: { env, against, exitCode } }, io) {
    const { resolution } = await readDefinitions(io);
    const commit = commitAt(io.root, against);
    const environments = chosen(resolution, env).map(({ name, environment }) => {
      const folder = `${environment.folder}/manifests`;
      const states = differing(filesAt(io.root, commit, folder), manifestsOnDisk(io.root, folder));
      const [before, after] = [appliedObjects(states[0]), appliedObjects(states[1])];
      return {
        environment: name,
        changes: objectChanges(before, after),
        handovers: handovers(before, after),
      };
    });
    const changed = environments.some(({ changes }) => changes.length > 0);
    return {
      exit: changed && exitCode ? exits.changes : exits.done,
      text: diffText(environments, io.colour),
      json: { against, environments },
    };
  },
});
