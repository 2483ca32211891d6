import { type Explanation, explain, type Step } from '@fairlead/model';
import { createColors } from 'picocolors';
import { command } from '../command.js';
import { chosen, readDefinitions } from '../definitions.js';
import { exits } from '../io.js';

export { explainCommand as command };

const explainCommand = command<{ env: readonly string[] }>({
  name: 'explain',
  summary: 'Show a value of a service in an environment, and every layer that had a say in it.',
  configure: (line) =>
    line
      .argument('<address>', 'service, then workload and facet: api.server.scaling.min')
      .requiredOption('--env <environment...>', 'Environments to look at'),
  examples: [
    'fairlead explain api.server.scaling.min --env prod',
    'fairlead explain api.server.resources --env dev prod',
  ],
  async run({ args: [address = ''], options: { env } }, io) {
    const { resolution } = await readDefinitions(io);
    const found = chosen(resolution, env).map((environment) => ({
      environment: environment.name,
      values: explain(environment, address),
    }));
    const c = createColors(io.colour);
    const text = found.flatMap(({ environment, values }) => [
      c.bold(environment),
      ...values.flatMap((value) => explanationLines(value, c)),
    ]);
    return { exit: exits.done, text: text.join('\n'), json: found };
  },
});

type Colours = ReturnType<typeof createColors>;

function explanationLines({ address, value, chain }: Explanation, c: Colours): readonly string[] {
  const steps = chain.map((step, i) => {
    const line = `    ${i === chain.length - 1 ? '→' : ' '} ${stepText(step)}`;
    return i === chain.length - 1 ? line : c.dim(line);
  });
  return [`  ${address} = ${c.green(value === undefined ? 'nothing' : JSON.stringify(value))}`, ...steps];
}

function stepText({ layer, file, path, value }: Step): string {
  const said = value === undefined ? 'taken away' : JSON.stringify(value);
  return `${layer.padEnd(19)} ${said}${file === '' ? '' : `  ${file} ${path}`}`;
}
