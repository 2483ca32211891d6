import { firstImage, parseReference } from '@fairlead/pipeline';
import { buildImage } from '@fairlead/pipeline/images';
import type { Around, Build } from './builder.js';
import { committedFiles, filesBelow } from './files.js';
import { inputKey } from './find.js';
import type { ImageOptions } from './options.js';

/** Where the files of an image without an engine lie, and who runs there: a number, and not root. */
const workdir = '/app';
const user = '65532:65532';

/** Files on an empty base. Nothing of the Dockerfile is run: what the image holds is what it was given. */
export function plainBuilder(
  { from, entrypoint }: ImageOptions,
  { client, io, origin, inputs }: Around,
): Build {
  return async ({ service, image, repository: name, tag, build }) => {
    const isInput = inputs.get(inputKey(service, image)) ?? (() => false);
    const files =
      from === undefined ? committedFiles(io.root, build.context, isInput) : filesBelow(io.root, from);
    const built = buildImage({
      layers: [files.map((file) => ({ ...file, path: `${workdir.slice(1)}/${file.path}` }))],
      start: { ...(entrypoint === undefined ? {} : { entrypoint }), user, workdir },
      origin,
      platforms: build.platforms,
    });
    const { repository } = parseReference(`${name}:${tag}`);
    if (client === undefined) return built.manifest.digest;
    return firstImage(client, { repository, tag }, () => client.push({ repository, tag, ...built }));
  };
}
