import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolve } from '@fairlead/model';
import { load } from '../load/index.js';
import type { TestClone } from '../testing/clone.js';

/**
 * Writes the resolved files, as projen does where no file comes or goes, without the second that projen takes.
 *
 * @throws Error where a file would be new: that is projen's to write
 */
export async function writeResolved(clone: TestClone): Promise<void> {
  for (const { path, content } of resolve(await load(clone.root)).files) {
    const file = join(clone.root, 'apps', path);
    if (!existsSync(file)) throw new Error(`apps/${path} is new`);
    writeFileSync(file, content);
  }
}

/** Writes everything that `npx projen` does. @throws Error with what it said */
export function writeGenerated(clone: TestClone): void {
  const { exit, stdout, stderr } = clone.projen();
  if (exit !== 0) throw new Error(`projen ended with ${exit}:\n${stdout}${stderr}`);
}
