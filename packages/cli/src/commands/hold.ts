import { type HoldAsk, liftable, liftableAgain, planHold } from '@fairlead/pipeline/plan';
import { command } from '../command.js';
import { exits, type Io } from '../io.js';
import { instant } from '../promotion/options.js';
import { runPlanned } from '../promotion/run.js';

export { holdCommand as command };

interface Options {
  readonly env: string;
  readonly service?: string;
  readonly all?: true;
  readonly reason?: string;
  readonly until?: string;
  readonly stopsHere?: true;
  readonly lift?: true;
  readonly again?: true;
  readonly request?: true;
  readonly plan?: true;
}

const holdCommand = command<Options>({
  name: 'hold',
  summary:
    'Stop what arrives by itself: for a service, or with --all for a whole environment at once (the emergency stop). Kept in Git with who and why, honoured by every command, and lifted with --lift. What was rolled back stays out then, until --again names it.',
  configure: (line) =>
    line
      .requiredOption('--env <environment>', 'Environment to hold')
      .option('--service <service>', 'Service to hold')
      .option('--all', 'Hold every service of the environment')
      .option('--reason <text>', 'Why; said to everybody who waits')
      .option('--until <time>', 'When it ends by itself, such as 2026-11-30T08:00+01:00', instant)
      .option('--stops-here', 'What runs here now goes to no other environment; newer releases do')
      .option('--lift', 'End what is held; what was rolled back does not return by itself')
      .option('--again', 'With --lift: what was rolled back may return, too')
      .option(
        '--request',
        'Propose it in a request, for a branch that takes no push; a hold counts while that is open',
      )
      .option('--plan', 'Say what would be done, and end with 2 when that is something'),
  examples: [
    "fairlead hold --env prod --service api --reason 'load test' --until 2026-11-30T08:00+01:00",
    "fairlead hold --env prod --all --reason 'incident 42'",
    "fairlead hold --env prod --all --request --reason 'incident 42'",
    'fairlead hold --env prod --all --lift',
    'fairlead hold --env prod --service api --lift --again',
    "fairlead hold --env dev --service api --stops-here --reason 'the tide table is wrong'",
  ],
  async run({ options }, io) {
    const misuse = misuseOf(options, io.now);
    if (misuse !== undefined) return { exit: exits.usage, text: `error: ${misuse}`, json: {} };
    const { env: environment, service = '_all' } = options;
    return runPlanned(
      {
        command: 'hold',
        mode: options.plan ? 'plan' : 'apply',
        // The requests of every environment behind it are told too.
        scope: async () => (service === '_all' ? {} : { services: [service] }),
        decide: (observed, { by }) => {
          const change = changeOf(options, `${by.name} <${by.email}>`, io);
          const carry = options.request ? 'request' : 'commit';
          return planHold(observed, { environment, service, change, carry }, io.now);
        },
      },
      io,
    );
  },
});

function changeOf(options: Options, by: string, { now }: Io): HoldAsk['change'] {
  const { lift, again, stopsHere, reason = '', until } = options;
  if (lift) return { lift: again ? liftableAgain : liftable };
  const kind = stopsHere ? 'stops-here' : 'paused';
  return { kind, reason, by, at: now.toISOString(), ...(until !== undefined && { until }) };
}

function misuseOf(options: Options, now: Date): string | undefined {
  const { service, all, reason, lift, again, until, stopsHere } = options;
  if ((service === undefined) === (all === undefined)) return 'name what to hold: --service or --all';
  const holding = reason ?? until ?? stopsHere;
  if (lift)
    return holding === undefined ? undefined : '--lift ends what is held and takes nothing else but --again';
  if (again) return '--again is for --lift: it lets what was rolled back return';
  if (until !== undefined && Date.parse(until) <= now.getTime()) return `--until ${until} is over already`;
  return reason?.trim() ? undefined : 'a hold needs a --reason: it is said to everybody who waits';
}
