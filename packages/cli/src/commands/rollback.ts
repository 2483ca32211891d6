import { type Earlier, type Observed, planRollback, servicesOfUnit } from '@fairlead/pipeline/plan';
import { survey } from '@fairlead/pipeline/promotion';
import { command } from '../command.js';
import { exits } from '../io.js';
import { definitionsFolder, type Shared, trackedTip } from '../promotion/clone.js';
import { isVersion, misuseOfOverrides, type OverrideOptions, overrideOptions } from '../promotion/options.js';
import { overridesOf, runPlanned } from '../promotion/run.js';

export { rollbackCommand as command };

interface Options extends OverrideOptions {
  readonly env: string;
  readonly service?: readonly string[];
  readonly set?: string;
  readonly to: string;
  readonly acceptUnverified?: true;
  readonly request?: true;
  readonly plan?: true;
}

const rollbackCommand = command<Options>({
  name: 'rollback',
  summary:
    'Return to what ran before, by a new commit. Its images are looked for first, the service is held so that nothing arrives by itself, and what was bad does not return.',
  configure: (line) =>
    overrideOptions(
      line
        .requiredOption('--env <environment>', 'Environment to roll back in')
        .option('--service <service...>', 'Services to roll back; the set of a service returns with it')
        .option('--set <set>', 'A set by its name, in place of --service; `_all` where all move together')
        .option('--to <commit|version|previous>', 'What to return to, as the ledger has it', 'previous')
        .option('--accept-unverified', 'Return although its images cannot be seen; the commit keeps that')
        .option(
          '--request',
          'Propose it in a request, for a branch that takes no push; nothing moves before the merge',
        )
        .option('--plan', 'Say what would be done, and end with 2 when that is something'),
    ),
  examples: [
    "fairlead rollback --env prod --service api --reason 'berths are double-booked' --plan",
    "fairlead rollback --env prod --service api --to previous --reason 'berths are double-booked'",
    "fairlead rollback --env prod --service api --request --reason 'berths are double-booked'",
    "fairlead rollback --env prod --set shop --reason 'berths are double-booked' --plan",
  ],
  async run({ options }, io) {
    const misuse = misuseOf(options);
    if (misuse !== undefined) return { exit: exits.usage, text: `error: ${misuse}`, json: {} };
    const { env: environment, service, set, reason = '', to } = options;
    const target = earlier(to);
    const carry = options.request ? 'request' : 'commit';
    const kinds = [...(options.override ?? []), ...(options.acceptUnverified ? ['unverified' as const] : [])];
    return runPlanned(
      {
        command: 'rollback',
        mode: options.plan ? 'plan' : 'apply',
        scope: async (shared) => ({
          environments: [environment],
          services: service ?? (await servicesOf(shared, environment, set ?? '')),
          looking: 'back',
          ...(target !== 'previous' && { earlier: target }),
        }),
        decide: (observed, shared) => {
          const services = service ?? named(observed, environment, set ?? '');
          const by = `${shared.by.name} <${shared.by.email}>`;
          const overrides = overridesOf(kinds, reason, shared);
          return planRollback(
            observed,
            { environment, services, to: target, reason, by, overrides, carry },
            io.now,
          );
        },
      },
      io,
    );
  },
});

/** Nothing beside a set is looked at. A name that is none of a set is refused as the name of a service. */
async function servicesOf(shared: Shared, name: string, set: string): Promise<readonly string[]> {
  const tip = await trackedTip(shared);
  const all = await survey(shared.mirror.git, { tip, folder: definitionsFolder });
  const found = all.find(({ environment }) => environment.name === name);
  const divided = found && { settings: found.environment, present: [...found.services.keys()] };
  return (divided && servicesOfUnit(set, divided)) ?? [set];
}

/** The same, of what was observed meanwhile. */
function named({ environments }: Observed, name: string, set: string): readonly string[] {
  const environment = environments.find(({ settings }) => settings.name === name);
  return (environment && servicesOfUnit(set, environment)) ?? [set];
}

function earlier(to: string): Earlier {
  if (to === 'previous') return to;
  return isVersion(to) ? { version: to } : { commit: to };
}

function misuseOf(options: Options): string | undefined {
  const { service, set, reason, acceptUnverified, to } = options;
  if ((service === undefined) === (set === undefined)) return 'name what to roll back: --service or --set';
  if (reason === undefined || reason.trim() === '') {
    return 'a rollback needs a --reason: the hold that it leaves says why';
  }
  if (to !== 'previous' && !isVersion(to) && !/^[0-9a-f]{4,40}$/.test(to)) {
    return `--to ${to} is neither previous nor a version nor at least four digits of a commit`;
  }
  return misuseOfOverrides({ ...options, ...(acceptUnverified && { override: ['unverified'] }) });
}
