import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readFolder } from '@fairlead/files';

/** Every manifest of an environment as the working tree has it; nothing where none was written yet. */
export function manifestsOnDisk(root: string, folder: string): ReadonlyMap<string, string> {
  const absolute = join(root, folder);
  return existsSync(absolute) ? readFolder(absolute, ['*/*.yaml', '*/*/*.yaml']) : new Map();
}
