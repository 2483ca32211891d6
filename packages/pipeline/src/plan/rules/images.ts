import type { CandidateImage } from '../observed.js';
import type { Wish } from '../wish.js';
import type { Rule } from './rule.js';

/** Every image of the release is where the environment pulls it from, or can be copied there. */
export const imagesExist: Rule = {
  name: 'images-exist',
  override: 'unverified',
  stops({ service, seen, candidate, release }, { environment }) {
    const names = new Set([...Object.keys(seen.images), ...Object.keys(release?.images ?? {})]);
    const missing = [...names]
      .filter((name) => (candidate.images[name]?.state ?? 'absent') === 'absent')
      .sort();
    if (missing.length === 0) return undefined;
    const untold = missing.flatMap((name) => problemOf(candidate.images[name]) ?? [])[0];
    if (untold !== undefined) {
      const { code, path, what, mend } = untold;
      return { because: 'image-untold', until: 'mended', code, what: `${path}: ${what}`, mend };
    }
    const stop = { because: 'image-missing', until: 'later' } as const;
    const [first = ''] = missing;
    if (missing.every((name) => isOthers(seen, name))) {
      const where = `--env ${environment.settings.name} --service ${service}`;
      return {
        ...stop,
        code: 'FL_IMAGE_MISSING',
        what: `${missing.join(', ')}, which others build, has no tag that somebody named and the registry has`,
        mend: `name one that is there: \`fairlead release ${where} --image ${first}=…\``,
      };
    }
    const tag = candidate.commit.slice(0, 7);
    return {
      ...stop,
      code: 'FL_IMAGE_MISSING',
      what: `${missing.length === 1 ? 'image' : 'images'} ${missing.join(', ')} of ${tag} ${missing.length === 1 ? 'is' : 'are'} not in the registry`,
      mend: `see why its build failed, or build it with \`fairlead image push\`; what runs stays`,
    };
  },
};

/** Why the registry does not tell whether an image is there. */
const problemOf = (image: CandidateImage | undefined) =>
  image?.state === 'absent' ? image.problem : undefined;

/** No commit says which one of them runs. */
const isOthers = ({ images }: Wish['seen'], name: string): boolean =>
  images[name] !== undefined && images[name].origin !== 'built';

/** A release names its images by digest: a tag that was pushed again is another image. */
export const imagesUnmoved: Rule = {
  name: 'images-unmoved',
  override: 'unverified',
  stops(wish) {
    const moved = movedImages(wish);
    if (moved.length === 0) return undefined;
    return {
      because: 'image-moved',
      until: 'mended',
      code: 'FL_IMAGE_MOVED',
      what: `the tag of ${moved.join(', ')} points to another digest than the one that was released`,
      mend: 'find out who pushed that tag again; tags of commits are written once. Then build and promote a new commit',
    };
  },
};

/** Of images that are built here; others publish again under a tag, and what was resolved once stays. */
function movedImages({ candidate, release, seen }: Wish): readonly string[] {
  const running = seen.release?.source.commit === candidate.commit ? seen.release : undefined;
  const known = [running, release].flatMap((each) => Object.entries(each?.images ?? {}));
  const moved = known.filter(([name, { digest, origin }]) => {
    const there = candidate.images[name];
    return origin === 'built' && there !== undefined && there.state !== 'absent' && there.digest !== digest;
  });
  return [...new Set(moved.map(([name]) => name))].sort();
}

/** Every image is built for every node that the release may run on; one that does not say for what is believed. */
export const platformsFit: Rule = {
  name: 'platforms-fit',
  override: 'unverified',
  stops({ candidate, release, seen }) {
    const wrong = Object.keys(release?.images ?? {})
      .sort()
      .flatMap((name) => {
        const lacking = platformsLacking(seen.images[name]?.processors, candidate.images[name]);
        return lacking.length > 0 ? [`${name} is not built for ${lacking.join(', ')}`] : [];
      });
    if (wrong.length === 0) return undefined;
    return {
      because: 'image-platform',
      until: 'mended',
      code: 'FL_IMAGE_PROCESSOR',
      what: `would run on nodes that cannot start it: ${wrong.join('; ')}`,
      mend: 'build it for those platforms too, or say in `placement.architectures` of its workloads which processors their nodes have',
    };
  },
};

function platformsLacking(
  processors: readonly string[] = [],
  image: CandidateImage | undefined,
): readonly string[] {
  const platforms = image === undefined || image.state === 'absent' ? undefined : image.platforms;
  if (platforms === undefined) return [];
  return processors
    .map((processor) => `linux/${processor}`)
    .filter((wanted) => !platforms.some((each) => each === wanted || each.startsWith(`${wanted}/`)));
}

/** A release that lacks an image of today's definition would leave a workload without one. */
export const imagesComplete: Rule = {
  name: 'images-complete',
  stops({ seen, release }) {
    if (release === undefined) return undefined;
    const lacking = Object.keys(seen.images).filter((name) => release.images[name] === undefined);
    if (lacking.length === 0) return undefined;
    return {
      because: 'image-missing',
      until: 'later',
      code: 'FL_IMAGE_UNRELEASED',
      what: `was released without ${lacking.sort().join(', ')}, which the definition now names`,
      mend: 'promote a release that was built with it',
    };
  },
};
