import { command } from '../command.js';
import { chosen, readDefinitions } from '../definitions.js';
import { exits } from '../io.js';
import { runTarget } from '../nx.js';

export { synthCommand as command };

const synthCommand = command<{ env?: readonly string[] }>({
  name: 'synth',
  summary:
    'Write manifests, Terraform JSON and monitors of the environments. What did not change comes from the cache.',
  configure: (line) => line.option('--env <environment...>', 'Environments to write (default: all)'),
  examples: ['fairlead synth', 'fairlead synth --env stg'],
  async run({ options: { env } }, io) {
    const { resolution } = await readDefinitions(io);
    const environments = chosen(resolution, env).map(({ name }) => name);
    const exit = await runTarget(io, 'synth', environments);
    return {
      exit: exit === 0 ? exits.done : exits.invalid,
      text: exit === 0 ? `synthesized ${environments.join(', ')}` : '',
      json: { environments, done: exit === 0 },
    };
  },
});
