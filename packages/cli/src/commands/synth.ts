import { command } from '../command.js';
import { chosen, readDefinitions } from '../definitions.js';
import { exits } from '../io.js';
import { synthesize } from '../synthesize.js';

export { synthCommand as command };

const synthCommand = command<{ env?: readonly string[] }>({
  name: 'synth',
  summary:
    'Write manifests, Terraform JSON and monitors of the environments. What did not change comes from the cache.',
  configure: (line) => line.option('--env <environment...>', 'Environments to write (default: all)'),
  examples: ['fairlead synth', 'fairlead synth --env stg'],
  async run({ options: { env } }, io) {
    const { resolution } = await readDefinitions(io);
    const environments = chosen(resolution, env);
    const names = environments.map(({ name }) => name);
    const done = await synthesize(io, environments);
    return {
      exit: done ? exits.done : exits.invalid,
      text: done ? `synthesized ${names.join(', ')}` : '',
      json: { environments: names, done },
    };
  },
});
