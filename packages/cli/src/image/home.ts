import { posix } from 'node:path';
import {
  type EnvironmentResolution,
  FairleadError,
  type Platform,
  type Problem,
  type ResolvedService,
} from '@fairlead/model';
import type { ImageBuild } from '@fairlead/pipeline/images';

/** A service of which at least one image is built from this repository. */
export interface BuiltHere {
  readonly service: string;
  readonly images: readonly {
    readonly image: string;
    /** `registry/name`. */
    readonly repository: string;
    readonly build: ImageBuild;
  }[];
}

/**
 * The services whose images are built here, for the registry that they are pushed to: the one of the first
 * environment that commits arrive in. From there a promotion copies them.
 *
 * @param environments in the order in which releases move
 * @throws FairleadError `FL_IMAGE_SERVICE`, `FL_IMAGE_CONTEXT`
 */
export function builtHere(
  platform: Platform,
  environments: readonly EnvironmentResolution[],
  asked: readonly string[] | undefined,
): readonly BuiltHere[] {
  const names = [...new Set(environments.flatMap(({ services }) => [...services.keys()]))].sort();
  const built = names
    .map((name) => ({ service: name, images: imagesOf(platform, homeOf(environments, name)) }))
    .filter(({ images }) => images.length > 0);
  if (asked === undefined) return built;
  const unknown = asked.filter((name) => built.every(({ service }) => service !== name));
  if (unknown.length > 0) throw new FairleadError(unknown.map((name) => notBuilt(name, built)));
  return built.filter(({ service }) => asked.includes(service));
}

function notBuilt(value: string, built: readonly BuiltHere[]): Problem {
  const what = 'is no service with an image that is built here';
  const mend = `name one of ${built.map(({ service }) => service).join(', ')}`;
  return { code: 'FL_IMAGE_SERVICE', file: '', path: '--service', value, what, mend };
}

function homeOf(environments: readonly EnvironmentResolution[], name: string): ResolvedService | undefined {
  const present = environments.filter(({ retired, services }) => !retired && !services.get(name)?.retired);
  const homes = present.filter(({ services }) => services.has(name));
  const first = homes.find(({ environment }) => environment.delivery.strategy !== 'pull-request') ?? homes[0];
  return first?.services.get(name);
}

function imagesOf(platform: Platform, service: ResolvedService | undefined): BuiltHere['images'] {
  return Object.entries(service?.images ?? {}).flatMap(([image, source]) => {
    if (source.origin !== 'built' || service === undefined) return [];
    const { repository, target, args, platforms } = source;
    const at = (field: 'context' | 'dockerfile') =>
      fromRoot(
        `${platform.folder}/services/${service.name}`,
        source[field],
        `images.${image}.build.${field}`,
      );
    const build = { context: at('context'), dockerfile: at('dockerfile'), target, args, platforms };
    return [{ image, repository, build }];
  });
}

/** Paths of a definition are relative to its folder. */
function fromRoot(folder: string, value: string, path: string): string {
  const joined = posix.join(folder, value).replace(/\/$/, '');
  if (joined !== '..' && !joined.startsWith('../')) return joined === '.' ? '' : joined;
  const file = `${folder}/service.ts`;
  const what = 'is outside of the repository';
  const mend = 'name a place in the repository: what a commit does not hold, its image cannot be built from';
  throw new FairleadError([{ code: 'FL_IMAGE_CONTEXT', file, path, value, what, mend }]);
}
