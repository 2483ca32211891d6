import { type Tier, tiers } from '@fairlead/model';
import { Option } from 'commander';
import { command } from '../command.js';
import { readPlatform } from '../definitions.js';
import { readDefinition, refuseUnsound } from './addition.js';
import { withEnvironmentName, withPlatformEntry } from './register.js';
import { add } from './report.js';
import { startingEnvironment } from './starting-environment.js';

interface Options {
  readonly tier: Tier;
  readonly from?: string;
  readonly dryRun?: true;
}

export const newEnvironment = command<Options>({
  name: 'new environment',
  summary: 'Add an environment beside the others: its definition, its name and its place in the platform.',
  configure: (line) =>
    line
      .argument('<name>', 'lower-case letters, digits and hyphens')
      .addOption(new Option('--tier <tier>', 'how much it matters').choices(tiers).makeOptionMandatory())
      .option(
        '--from <environment>',
        'whose releases it takes, by pull request (default: each merge arrives)',
      )
      .option('--dry-run', 'show what would be written'),
  examples: [
    'fairlead new environment qa --tier staging --from dev',
    'fairlead new environment preview --tier development --dry-run',
  ],
  async run({ args: [name = ''], options: { tier, from, dryRun = false } }, io) {
    const platform = await readPlatform(io);
    const { definition, text } = startingEnvironment(platform, { name, tier, from });
    const created = { path: `${platform.folder}/environments/${name}/environment.ts`, text };
    const environments = behind(platform.environments, from, {
      type: 'environment',
      name,
      definition,
    } as const);
    refuseUnsound(io.root, { ...platform, environments }, created);
    const entry = { kind: 'environment', name, after: from } as const;
    const names = readDefinition(io.root, `${platform.folder}/names.ts`);
    const file = readDefinition(io.root, `${platform.folder}/platform.ts`);
    const edited = [
      { path: names.path, text: withEnvironmentName(names, entry) },
      { path: file.path, text: withPlatformEntry(file, entry) },
    ];
    const next = [
      `in ${created.path}, say where it runs: cloud, domain`,
      `in a service's overrides, say what differs in ${name}`,
      'run `npx fairlead update`, which resolves every service in it',
      'commit all of it; each service runs there from its first release on',
    ];
    return add(io, { created, edited }, { dryRun, next });
  },
});

/** Releases move from one environment to those behind it. */
function behind<T extends { readonly name: string }>(
  list: readonly T[],
  from: string | undefined,
  item: T,
): readonly T[] {
  const index = list.findIndex(({ name }) => name === from);
  const at = index === -1 ? list.length : index + 1;
  return [...list.slice(0, at), item, ...list.slice(at)];
}
