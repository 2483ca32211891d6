import { FairleadError, parseService } from '@fairlead/model';
import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';
import { listFolder } from '../git/read.js';
import { type FileMap, inFolder } from './files.js';
import type { Renderer } from './renderer.js';
import type { Written } from './tree-files.js';

/** What belongs to an environment itself, and the ledger that it is written to. */
export interface Shared {
  readonly folder: string;
  /** `environment.json` and every `services/<s>.json`. */
  readonly definitions: FileMap;
  readonly onto: Oid | 'absent';
}

/**
 * What is no service's own: a ledger of its own has nobody else who would write it. It follows from every definition,
 * so where one of another service cannot be read it stays as the ledger has it, and a release of this one goes on.
 *
 * @throws FairleadError when it cannot be rendered for any other reason, or the ledger has none
 */
export async function sharedFiles(
  { git, renderer }: { readonly git: Git; readonly renderer: Renderer },
  { folder, definitions, onto }: Shared,
): Promise<Written> {
  try {
    const rendered = renderer.environment(definitions);
    return { files: inFolder({ folder }, rendered), notes: [] };
  } catch (error) {
    const unread = error instanceof FairleadError ? unreadable(definitions) : [];
    const kept = onto === 'absent' ? [] : await listFolder(git, onto, `${folder}/manifests/_environment`);
    if (unread.length === 0 || kept.length === 0) throw error;
    const what = `what is no service's own stays as it is: ${unread.join(', ')} cannot be read`;
    return { files: new Map(), notes: [`${folder}: ${what}`] };
  }
}

function unreadable(definitions: FileMap): readonly string[] {
  return [...definitions].flatMap(([path, content]) => {
    if (!path.startsWith('services/') || !path.endsWith('.json')) return [];
    try {
      parseService(path, content);
      return [];
    } catch (error) {
      if (!(error instanceof FairleadError)) throw error;
      return [path];
    }
  });
}
