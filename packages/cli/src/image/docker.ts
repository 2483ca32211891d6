import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FairleadError, type Problem } from '@fairlead/model';
import {
  type Digest,
  firstImage,
  parseReference,
  type RegistryClient,
  RegistryFailure,
} from '@fairlead/pipeline';
import { buildxArguments, digestInMetadata } from '@fairlead/pipeline/images';
import type { Io } from '../io.js';
import type { Around, Build } from './builder.js';
import type { ImageOptions } from './options.js';

/** Dockerfiles, by the engine that `docker` on PATH reaches. @throws FairleadError `FL_IMAGE_BUILDER` */
export function dockerBuilder({ cache }: ImageOptions, { client, io, origin }: Around): Build {
  let isThere = false;
  return async ({ repository: name, tag, build }) => {
    if (!isThere) refuseWithoutBuildx(io);
    isThere = true;
    const folder = await mkdtemp(join(tmpdir(), 'fairlead-image-'));
    const metadataFile = join(folder, 'metadata.json');
    try {
      const to = client === undefined ? 'check' : 'push';
      const run = {
        repository: name,
        tag,
        build,
        origin,
        metadataFile,
        to,
        cache: cache ? 'registry' : 'none',
      } as const;
      await runDocker(buildxArguments(run), io);
      if (client === undefined) return undefined;
      const pushed = digestInMetadata(await readFile(metadataFile, 'utf8').catch(() => ''));
      if (pushed === undefined) throw failed(`${name}:${tag}`, 'docker does not say what it pushed');
      return await named(client, { repository: name, tag, pushed });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}

/**
 * What an engine says is held against what the registry has: a release will name it. The engine pushes without a tag,
 * for it would move one that somebody else's build of the same commit has taken meanwhile.
 */
async function named(
  client: RegistryClient,
  { repository: name, tag, pushed: digest }: { repository: string; tag: string; pushed: Digest },
): Promise<Digest> {
  const { repository } = parseReference(`${name}:${tag}`);
  if (!(await client.exists(repository, digest)))
    throw new RegistryFailure('absent', `${name}@${digest}`, 'docker says that it pushed it');
  const give = () => client.copyTagged(repository, repository, { digest, tag });
  return firstImage(client, { repository, tag }, give);
}

/** Dockerfiles need an engine with BuildKit. */
function refuseWithoutBuildx({ env }: Io): void {
  const { status, error } = spawnSync('docker', ['buildx', 'version'], { env, stdio: 'ignore' });
  if (status === 0) return;
  const what = error === undefined ? 'docker is here without its buildx' : 'there is no docker on PATH';
  const mend = 'install Docker with buildx, or use --builder plain for an image without an engine';
  const problem: Problem = {
    code: 'FL_IMAGE_BUILDER',
    file: '',
    path: '--builder',
    value: 'docker',
    what,
    mend,
  };
  throw new FairleadError([problem]);
}

/** What docker says goes to standard error: people wait for it, and the result is ours. */
function runDocker(args: readonly string[], { root, env }: Io): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('docker', args, {
      cwd: root,
      env,
      stdio: ['ignore', process.stderr, process.stderr],
    });
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve();
      else reject(failed(args.at(-1) ?? '', `docker ended with status ${status}`));
    });
  });
}

/** An engine's own words say why. */
function failed(value: string, what: string): FairleadError {
  const mend = 'see what docker says above';
  return new FairleadError([{ code: 'FL_IMAGE_BUILD', file: '', path: '', value, what, mend }]);
}
