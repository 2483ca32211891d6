import { join } from 'node:path';
import { readFolder, writeFiles, writeFolder } from '@fairlead/files';
import { compilers } from '../compilers.js';
import { readDefinitions } from '../definitions.js';

/** Writes what follows from the definitions of a repository, in this process and without the workspace's tools. */
export async function bringUpToDate(root: string): Promise<void> {
  const io = { root, env: {}, now: new Date(0), colour: false, progress: () => {} };
  const { platform, resolution } = await readDefinitions(io);
  const files = resolution.files.map(({ path, content }) => [`${platform.folder}/${path}`, content] as const);
  writeFiles(root, new Map(files));
  for (const { environment } of resolution.environments) {
    const folder = join(root, environment.folder);
    for (const { writes, load } of compilers) {
      const { inputs, synth } = await load();
      writeFolder(join(folder, writes), synth(readFolder(folder, inputs)));
    }
  }
}
