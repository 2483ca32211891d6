import { newestMigration, type ResolvedService } from '@fairlead/model';
import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';

/** The newest migration of each database at a commit: the schema that a release of it needs. */
export async function schemasAt(
  git: Git,
  commit: Oid,
  { service, folder }: { readonly service: ResolvedService; readonly folder: string },
): Promise<{ readonly [database: string]: string }> {
  const databases = Object.entries(service.migrations);
  const found = await Promise.all(
    databases.map(async ([database, migration]) => {
      const tree = `${commit}:${folder}/${migration.folder}`;
      const names = await git.run(['ls-tree', '-z', '--name-only', tree]).catch(() => '');
      return [database, newestMigration(names.split('\0'))] as const;
    }),
  );
  return Object.fromEntries(
    found.flatMap(([database, newest]) => (newest === undefined ? [] : [[database, newest]])),
  );
}
