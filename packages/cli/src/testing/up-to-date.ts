import { join } from 'node:path';
import { writeFiles, writeFolder } from '@fairlead/files';
import { TestClone } from '@fairlead/workspace/testing';
import { compiled, compilers } from '../compilers.js';
import { readDefinitions } from '../definitions.js';

/** A clone in which everything is as the definitions say; that is what `reset` returns to. */
export async function updatedClone(): Promise<TestClone> {
  const clone = new TestClone();
  await bringUpToDate(clone.root);
  clone.keep();
  return clone;
}

/** Writes what follows from the definitions of a repository, in this process and without the workspace's tools. */
export async function bringUpToDate(root: string): Promise<void> {
  const io = { root, env: {}, now: new Date(0), colour: false, progress: () => {} };
  const { platform, resolution } = await readDefinitions(io);
  const files = resolution.files.map(({ path, content }) => [`${platform.folder}/${path}`, content] as const);
  writeFiles(root, new Map(files));
  for (const environment of resolution.environments) {
    for (const compiler of compilers.filter(({ committed }) => committed)) {
      const files = await compiled(root, environment, compiler);
      writeFolder(join(root, environment.environment.folder, compiler.writes), files);
    }
  }
}
