import { type Observed, plan, planPromotion } from '@fairlead/pipeline/plan';
import { command } from '../command.js';
import { exits } from '../io.js';
import { misuseOfOverrides, type OverrideOptions, overrideOptions } from '../promotion/options.js';
import { overridesOf, runPlanned } from '../promotion/run.js';

export { promoteCommand as command };

interface Options extends OverrideOptions {
  readonly env?: readonly string[];
  readonly service?: readonly string[];
  readonly plan?: true;
}

const promoteCommand = command<Options>({
  name: 'promote',
  summary:
    'Do what is due: write new releases where they arrive by themselves, and open, update, merge or close the requests that propose them elsewhere. Running it twice changes nothing.',
  configure: (line) =>
    overrideOptions(
      line
        .option(
          '--env <environment...>',
          'Environments to do it in, and in those that they take releases from (default: all)',
        )
        .option('--service <service...>', 'Services to look at (default: all)')
        .option('--plan', 'Say what would be done, and end with 2 when that is something'),
    ),
  examples: [
    'fairlead promote --plan',
    'fairlead promote --service api',
    "fairlead promote --env dev --service api --override freeze --reason 'the fix for berth 7'",
  ],
  async run({ options }, io) {
    const misuse = misuseOf(options);
    if (misuse !== undefined) return { exit: exits.usage, text: `error: ${misuse}`, json: {} };
    const { env: environments, service: services, override = [], reason } = options;
    const [environment = ''] = environments ?? [];
    return runPlanned(
      {
        command: 'promote',
        mode: options.plan ? 'plan' : 'apply',
        scope: async () => ({ ...(environments && { environments }), ...(services && { services }) }),
        decide: (observed: Observed, shared) => {
          if (override.length === 0) return plan(observed, io.now);
          const overrides = overridesOf(override, reason, shared);
          const ask = { environment, services: services ?? [], what: 'newest', overrides } as const;
          return planPromotion(observed, ask, io.now);
        },
      },
      io,
    );
  },
});

function misuseOf(options: Options): string | undefined {
  const { override, env, service } = options;
  if (override !== undefined && (env?.length !== 1 || service === undefined)) {
    return '--override is for one --env and named --service: no rule is set aside everywhere';
  }
  return misuseOfOverrides(options);
}
