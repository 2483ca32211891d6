import { planPromotion } from '@fairlead/pipeline/plan';
import { command } from '../command.js';
import { exits } from '../io.js';
import { namedCommit } from '../promotion/named.js';
import {
  imageTag,
  isVersion,
  misuseOfOverrides,
  type OverrideOptions,
  overrideOptions,
} from '../promotion/options.js';
import { overridesOf, runPlanned } from '../promotion/run.js';

export { releaseCommand as command };

interface Options extends OverrideOptions {
  readonly env: string;
  readonly service: readonly string[];
  readonly commit?: string;
  readonly version?: string;
  readonly image?: { readonly [image: string]: string };
  readonly plan?: true;
}

const releaseCommand = command<Options>({
  name: 'release',
  summary:
    'Release what you name: a commit, a version, or the newest. Every rule holds that holds for `promote`, and each one that is against it says so.',
  configure: (line) =>
    overrideOptions(
      line
        .requiredOption('--env <environment>', 'Environment to release to')
        .requiredOption('--service <service...>', 'Services to release; the set of a service moves with it')
        .option('--commit <commit>', 'Commit, branch or tag (default: the newest that is there)')
        .option('--version <version>', 'Version, by its tag `vX.Y.Z` or `<service>-vX.Y.Z`')
        .option('--image <image=tag>', 'Tag of an image that others build; again for each', imageTag)
        .option('--plan', 'Say what would be done, and end with 2 when that is something'),
    ),
  examples: [
    'fairlead release --env dev --service api --plan',
    'fairlead release --env dev --service api --version 1.4.0 --plan',
    'fairlead release --env dev --service api --commit my-feature',
    'fairlead release --env dev --service cache --image main=7.2.4',
    "fairlead release --env prod --service api --commit hotfix --override review --reason 'berths were double-booked'",
  ],
  async run({ options }, io) {
    const misuse = misuseOf(options);
    if (misuse !== undefined) return { exit: exits.usage, text: `error: ${misuse}`, json: {} };
    const { env: environment, service: services, commit, version, image: images, reason } = options;
    let named: string | undefined;
    return runPlanned(
      {
        command: 'release',
        mode: options.plan ? 'plan' : 'apply',
        async scope(shared) {
          const asked = commit ?? (images === undefined ? undefined : shared.branch);
          named = asked === undefined ? undefined : await namedCommit(io, shared, asked);
          const wanted = named ?? version;
          const scope = { environments: [environment], services };
          return { ...scope, ...(wanted && { commit: wanted }), ...(images && { images }) };
        },
        decide: (observed, shared) => {
          const what = named !== undefined ? { commit: named } : version ? { version } : 'newest';
          const overrides = overridesOf(options.override ?? [], reason, shared);
          const ask = { environment, services, overrides, ...(images && { images }) };
          return planPromotion(observed, { ...ask, what }, io.now);
        },
      },
      io,
    );
  },
});

function misuseOf(options: Options): string | undefined {
  if (options.commit !== undefined && options.version !== undefined) {
    return 'a release is of a --commit or of a --version: name one';
  }
  if (options.version !== undefined && !isVersion(options.version)) {
    return `--version ${options.version} is none: write it as 1.4.0`;
  }
  return misuseOfOverrides(options);
}
