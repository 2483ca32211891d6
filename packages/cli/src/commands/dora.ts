import { type Dora, doraOf } from '@fairlead/pipeline/ledger';
import { command } from '../command.js';
import { exits } from '../io.js';
import { entriesOf } from '../promotion/entries.js';
import { knownServices } from '../promotion/known-services.js';
import { wholeNumber } from '../promotion/options.js';
import { spanWords } from '../promotion/span.js';
import { surveyed } from '../promotion/surveyed.js';

export { doraCommand as command };

interface Options {
  readonly env?: readonly string[];
  readonly service?: readonly string[];
  readonly days: number;
}

const doraCommand = command<Options>({
  name: 'dora',
  summary:
    'Count how often and how fast commits arrive, from the history of the ledger. What only the health of a deployment could tell is said to be missing.',
  configure: (line) =>
    line
      .option('--env <environment...>', 'Environments to count in (default: all)')
      .option('--service <service...>', 'Services to count (default: all)')
      .option('--days <days>', 'How many days to look back', wholeNumber, 30),
  examples: ['fairlead dora --env prod', 'fairlead dora --env prod --days 90 --json'],
  async run({ options: { env, service, days } }, io) {
    const standing = await surveyed(io, env);
    const entries = await entriesOf(standing);
    const services = knownServices(service, standing, entries);
    const figures = standing.environments.map(({ environment }) =>
      doraOf(entries, {
        environment: environment.name,
        days,
        now: io.now,
        ...services,
      }),
    );
    const text = figures.flatMap((each) => lines(each, days)).join('\n');
    return { exit: exits.done, text, json: { environments: figures } };
  },
});

function lines(dora: Dora, days: number): readonly string[] {
  const { environment, deployments, perDay, leadTimeSeconds: lead, rollbacks, missing } = dora;
  const time = lead && `${spanWords(lead.median)} (nine of ten within ${spanWords(lead.p90)})`;
  return [
    `${environment}, the last ${days} days`,
    `  deployment frequency  ${deployments}, ${perDay} a day`,
    `  lead time             ${time ?? 'nothing arrived'}`,
    `  went back             ${rollbacks}`,
    ...missing.map(({ figure, needs }) => `  ${figure.padEnd(20)}  not known: needs ${needs}`),
  ];
}
