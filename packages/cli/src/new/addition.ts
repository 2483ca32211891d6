import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFiles } from '@fairlead/files';
import { FairleadError, type Platform, resolve } from '@fairlead/model';
import type { DefinitionFile } from './register.js';

/** Something to add to the definitions. */
export interface Addition {
  /** The new definition. */
  readonly created: DefinitionFile;
  /** Files that refer to it, as they are to be: `platform.ts` last. */
  readonly edited: readonly DefinitionFile[];
}

/**
 * Sees that a new definition is sound before anything is written.
 *
 * @param platform with the new definition in it
 * @throws FairleadError `FL_NEW_EXISTS` when its file is there already, and whatever the model says of the
 * platform
 */
export function refuseUnsound(root: string, platform: Platform, { path, text }: DefinitionFile): void {
  resolve(platform);
  // The very same text is what a run that was killed before it reached platform.ts has left.
  const found = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : text;
  if (found === text) return;
  const what = 'is there already, but not in the platform';
  const mend = 'add it to the platform by hand, or delete it and try again';
  throw new FairleadError([{ code: 'FL_NEW_EXISTS', file: path, path: '', value: undefined, what, mend }]);
}

/** Writes an addition; until `platform.ts` is written, nothing refers to the rest. */
export function writeAddition(root: string, { created, edited }: Addition): void {
  for (const { path, text } of [created, ...edited]) writeFiles(root, new Map([[path, text]]));
}

/**
 * A file of the definitions as it is.
 *
 * @throws FairleadError `FL_DEFINITION_MISSING`
 */
export function readDefinition(root: string, path: string): DefinitionFile {
  if (existsSync(join(root, path))) return { path, text: readFileSync(join(root, path), 'utf8') };
  const mend = 'add the definition by hand, as the others are';
  throw new FairleadError([
    { code: 'FL_DEFINITION_MISSING', file: path, path: '', value: undefined, what: 'is not there', mend },
  ]);
}
