import type { Delivery, DeliveryStrategy } from '../../authoring/delivery.js';
import type { Problem } from '../../problem.js';
import { platformFile } from '../../resolve/places.js';
import { branchName, imageTag, versionRange } from './names.js';
import type { EnvironmentAt, EnvironmentRule } from './rule.js';

/** Releases arrive in a way that there is, from where there are some. */
export const delivery: EnvironmentRule = (of) => {
  const { delivery: said } = of.environment.definition;
  const rules: { readonly [S in DeliveryStrategy]: (said: Of<S>, of: EnvironmentAt) => readonly Problem[] } =
    {
      'commit-on-merge': () => [],
      'pull-request': promoted,
      'version-release': ranged,
      'digest-commit': botOwned,
      'image-updater': followed,
      'rollout-restart': followed,
    };
  if (Object.hasOwn(rules, said.strategy)) return rules[said.strategy](said as never, of);
  const mend = `write one of ${Object.keys(rules).sort().join(', ')}`;
  const place = { path: 'delivery.strategy', value: said.strategy };
  return [
    of.at({ ...place, code: 'FL_DELIVERY_STRATEGY', what: 'is no way in which a release arrives', mend }),
  ];
};

type Of<S extends DeliveryStrategy> = Extract<Delivery, { readonly strategy: S }>;

/** A release comes from an environment that has tried it before. */
function promoted(
  { from }: Of<'pull-request'>,
  { platform, environment, at }: EnvironmentAt,
): readonly Problem[] {
  const names = platform.environments.map(({ name }) => name);
  const before = names.slice(0, names.indexOf(environment.name));
  if (before.includes(from)) return [];
  return [
    at({
      code: 'FL_DELIVERY_FROM',
      path: 'delivery.from',
      value: from,
      what: names.includes(from)
        ? 'does not come before this environment'
        : 'is not an environment of the platform',
      mend: `name one that stands before ${environment.name} in ${platformFile(platform)}: ${before.join(', ') || 'there is none'}`,
    }),
  ];
}

/** Versions are compared with a range that can be read. */
function ranged({ versions }: Of<'version-release'>, { at }: EnvironmentAt): readonly Problem[] {
  if (versions === undefined || versionRange.test(versions)) return [];
  const place = { code: 'FL_DELIVERY_VERSIONS' as const, path: 'delivery.versions', value: versions };
  return [
    at({ ...place, what: 'is not a range of versions', mend: "write one such as '^2.0.0' or '>=1.4 <3'" }),
  ];
}

/** What a bot squashes is its own: never the tracked branch, never another environment's. */
function botOwned(
  { branch }: Of<'digest-commit'>,
  { platform, environment, at }: EnvironmentAt,
): readonly Problem[] {
  if (branch === undefined) return [];
  const place = { code: 'FL_DELIVERY_BRANCH' as const, path: 'delivery.branch', value: branch };
  const own = `deploy/${environment.name}`;
  const mend = `leave it out for ${own}, or name a branch that nobody else writes`;
  if (!branchName.test(branch)) return [at({ ...place, what: 'is not the name of a branch', mend })];
  if (branch === platform.repository.branch)
    return [at({ ...place, what: 'is the tracked branch, and a bot would squash it', mend })];
  const other = platform.environments.find(
    ({ name, definition }) => name !== environment.name && branchOf(name, definition.delivery) === branch,
  );
  if (other === undefined) return [];
  return [at({ ...place, what: `is the branch of ${other.name} too`, mend })];
}

function branchOf(environment: string, said: Delivery): string | undefined {
  return said.strategy === 'digest-commit' ? (said.branch ?? `deploy/${environment}`) : undefined;
}

/** A tag that moves has a name that says what moves it; `latest` says nothing. */
function followed(
  { follow }: Of<'image-updater' | 'rollout-restart'>,
  { at }: EnvironmentAt,
): readonly Problem[] {
  const place = { code: 'FL_DELIVERY_FOLLOW' as const, path: 'delivery.follow', value: follow };
  const mend = 'name the tag that CI moves with each merge, such as main';
  if (follow === undefined) return [at({ ...place, what: 'is missing', mend })];
  if (follow === 'latest') return [at({ ...place, what: '`latest` says nothing about what runs', mend })];
  return imageTag.test(follow) ? [] : [at({ ...place, what: 'is not the tag of an image', mend })];
}
