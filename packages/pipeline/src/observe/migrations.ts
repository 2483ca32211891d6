import { posix } from 'node:path';
import { newestMigration, type ResolvedService } from '@fairlead/model';
import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';
import { listFolder } from '../git/read.js';

/**
 * The newest migration of each database at a commit: the schema that a release of it needs. A commit without the folder
 * is one from before its first migration; that it cannot be read is no answer.
 *
 * @throws GitFailure
 */
export async function schemasAt(
  git: Git,
  commit: Oid,
  { service, folder }: { readonly service: ResolvedService; readonly folder: string },
): Promise<{ readonly [database: string]: string }> {
  const databases = Object.entries(service.migrations);
  const found = await Promise.all(
    databases.map(async ([database, migration]) => {
      const paths = await listFolder(git, commit, posix.join(folder, migration.folder));
      return [database, newestMigration(paths.map((path) => posix.basename(path)))] as const;
    }),
  );
  return Object.fromEntries(
    found.flatMap(([database, newest]) => (newest === undefined ? [] : [[database, newest]])),
  );
}
