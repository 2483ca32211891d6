import { command } from '../command.js';
import { readDefinitions } from '../definitions.js';
import { gitAt } from '../git/git.js';
import { exits } from '../io.js';
import { runTool } from '../nx.js';
import { synthesize } from '../synthesize.js';

export { updateCommand as command };

const updateCommand = command<object>({
  name: 'update',
  summary:
    'Write everything that follows from the definition: the workspace, then each environment that it touches.',
  configure: (line) => line,
  examples: ['fairlead update'],
  async run(_, io) {
    io.progress('the workspace and the resolved files');
    const isWritten = (await runTool(io, 'projen/bin/projen', [])) === 0;
    // What is wrong with the definitions is told last and whole; of a type error the compiler has said it.
    const { resolution } = await readDefinitions(io);
    if (!isWritten) return failed('projen');
    const { environments } = resolution;
    io.progress(`what follows from them in ${environments.map(({ name }) => name).join(', ')}`);
    // Every environment is asked for and the cache answers for those that nothing touched: compared with a
    // commit, a change that was committed without its manifests would be missed.
    if (!(await synthesize(io, environments))) return failed('synth');
    const status = gitAt(io.root).ask('status', '--porcelain', '--untracked-files=all', '--', '.') ?? '';
    const changed = status.split('\n').filter((line) => line !== '');
    const text =
      changed.length === 0 ? 'everything is as the definition says' : ['changed:', ...changed].join('\n');
    return { exit: exits.done, text, json: { changed: changed.map((line) => line.slice(3)) } };
  },
});

function failed(step: string) {
  return { exit: exits.invalid, text: '', json: { failed: step } };
}
