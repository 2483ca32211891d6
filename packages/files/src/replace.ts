import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Disk } from './disk.js';
import type { Look } from './look.js';

/** Whether the file is there with exactly this content. */
export function holds(folder: string, path: string, content: string, look: Look): boolean {
  return look(path) === 'file' && readFileSync(join(folder, path)).equals(Buffer.from(content));
}

/** Writes a file so that at every moment it is the old one or the new one, whole. */
export function replace(disk: Disk, path: string, content: string): void {
  const partial = partialOf(path);
  disk.write(partial, content);
  disk.rename(partial, path);
}

// With the process in its name: of two runs at once, neither can rename what the other is still writing.
function partialOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.partial`);
}

/** The file whose writing left this one behind; `undefined` for any other file. */
export function interruptedFile(path: string): string | undefined {
  const [, folder = '', name] = /^(.*\/)?\.([^/]+)\.\d+\.partial$/.exec(path) ?? [];
  return name === undefined ? undefined : folder + name;
}
