import { type EnvironmentResolution, type Explanation, explain } from '@fairlead/model';
import { createColors } from 'picocolors';
import { command } from '../command.js';
import { chosen, readDefinitions } from '../definitions.js';
import { inEach } from '../explain/in-each.js';
import { explanationLines, fieldLines, lackLine } from '../explain/text.js';
import { valuesBehind } from '../explain/values.js';
import { exits } from '../io.js';

export { explainCommand as command };

const explainCommand = command<{ env: readonly string[] }>({
  name: 'explain',
  summary: 'Show a value of a service or a field of an object, and everything that had a say in it.',
  configure: (line) =>
    line
      .argument(
        '<address>',
        'service, then workload and facet: api.server.scaling.min; or an object: deployment/api',
      )
      .argument('[field]', 'field of the object, items of lists by name: spec.replicas')
      .requiredOption('--env <environment...>', 'Environments to look at'),
  examples: [
    'fairlead explain api.server.scaling.min --env prod',
    'fairlead explain api.server.resources --env dev prod',
    'fairlead explain service/api-server spec.ports --env prod',
  ],
  async run({ args: [address = '', field = ''], options: { env } }, io) {
    const { resolution } = await readDefinitions(io);
    const environments = chosen(resolution, env);
    const c = createColors(io.colour);
    if (address.includes('/')) {
      const found = await inEach(environments, (each) => fieldsIn(each, { object: address, path: field }));
      const lines = found.flatMap((told) => [
        c.bold(told.environment),
        ...('lacks' in told
          ? [lackLine(told.lacks, c)]
          : [
              ...told.fields.flatMap((each) => fieldLines(each, c)),
              ...told.values.flatMap((value) => explanationLines(value, c)),
            ]),
      ]);
      return { exit: exits.done, text: lines.join('\n'), json: found };
    }
    const found = await inEach(environments, (each) => ({ values: explain(each, address) }));
    const lines = found.flatMap((told) => [
      c.bold(told.environment),
      ...('lacks' in told
        ? [lackLine(told.lacks, c)]
        : told.values.flatMap((value) => explanationLines(value, c))),
    ]);
    return { exit: exits.done, text: lines.join('\n'), json: found };
  },
});

/** The fields of an object, and the values of the definition behind them. */
async function fieldsIn(environment: EnvironmentResolution, asked: { object: string; path: string }) {
  // Late: the compiler brings its construction library.
  const { explainField } = await import('@fairlead/k8s');
  const fields = explainField(environment.services.values(), environment.environment, asked);
  const values = new Map<string, Explanation>();
  for (const { service, path, writers } of fields) {
    if (service === undefined) continue;
    for (const place of writers) {
      for (const value of valuesBehind(environment, { service, place }, path))
        values.set(value.address, value);
    }
  }
  return { fields, values: [...values.values()] };
}
