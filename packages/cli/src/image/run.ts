import { type Digest, parseReference, type RegistryClient } from '@fairlead/pipeline';
import { imagesPlanText } from '@fairlead/pipeline/images';
import { gitAt } from '../git/git.js';
import { exits, type Io, type Result } from '../io.js';
import { type Build, builderOf } from './builder.js';
import { findImages } from './find.js';
import type { ImageOptions } from './options.js';
import { registryClient } from './registry-client.js';
import { refuseUncommitted } from './uncommitted.js';

/** An image that is there now: what a release is made of. */
interface Image {
  readonly service: string;
  readonly image: string;
  readonly repository: string;
  readonly tag: string;
  /** Not known of one that an engine built and kept. */
  readonly digest: Digest | undefined;
}

/** Plans the images of the last commit and, unless it is a dry run, makes them. */
export async function runImages(options: ImageOptions, to: 'check' | 'push', io: Io): Promise<Result> {
  const misuse = misuseOf(options);
  if (misuse !== undefined) return { exit: exits.usage, text: `error: ${misuse}`, json: {} };
  const client = to === 'push' ? registryClient(io) : undefined;
  const { plan, origin, inputs } = await findImages(options, client, io);
  const text = imagesPlanText(plan);
  if (options.dryRun) return { exit: exits.done, text, json: { dryRun: true, plan, images: [] } };
  if (client !== undefined) refuseUncommitted(gitAt(io.root), plan, inputs);
  const build = builderOf(options, { origin, inputs, client, io });
  const made: Build = async (action) => {
    const there = await pushedMeanwhile(action, client);
    if (there !== undefined) return there;
    io.progress(`building ${action.repository}:${action.tag.slice(0, 12)}`);
    return build(action);
  };
  const images: Image[] = [];
  for (const action of plan.actions) {
    if (action.kind === 'skip') continue;
    const { service, image, repository, tag } = action;
    const digest = action.kind === 'reuse' ? action.digest : await made(action);
    images.push({ service, image, repository, tag, digest });
  }
  const references = images.map(
    ({ repository, tag, digest }) => `${repository}:${tag}${digest ? `@${digest}` : ''}`,
  );
  return { exit: exits.done, text: [text, ...references].join('\n'), json: { dryRun: false, plan, images } };
}

/** While other images were built, somebody else may have built this one. */
async function pushedMeanwhile(
  { repository: name, tag }: Pick<Image, 'repository' | 'tag'>,
  client: RegistryClient | undefined,
): Promise<Digest | undefined> {
  if (client === undefined) return undefined;
  const { repository } = parseReference(`${name}:${tag}`);
  const digest = await client.resolve({ repository, tag });
  return digest === 'absent' ? undefined : digest;
}

/** Options that mean nothing together. */
function misuseOf({ builder, from, entrypoint, service }: ImageOptions): string | undefined {
  if (builder === 'docker' && (from !== undefined || entrypoint !== undefined))
    return '--from and --entrypoint are for --builder plain; a Dockerfile says both';
  if (from !== undefined && service?.length !== 1)
    return '--from is the folder of one image: name its --service';
  return undefined;
}
