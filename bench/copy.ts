import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { run } from './measure/program.js';

/** A repository's files as they stand, committed or not, in a repository of their own. Its packages are its own. */
export function copyRepository(root: string, folder: string): void {
  const listed = run({ command: 'git', args: ['ls-files', '-z', '-co', '--exclude-standard'], cwd: root });
  // A file that was deleted and not committed is still listed.
  const files = listed.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  linkPackages(root, folder);
  commitAll(folder);
}

/**
 * The installed packages as links, but for the repository's own, which lead into the copy: installing would take
 * longer than everything that is measured.
 */
export function linkPackages(root: string, folder: string): void {
  const modules = join(root, 'node_modules');
  const own = join(folder, 'node_modules/@fairlead');
  mkdirSync(own, { recursive: true });
  const installed = readdirSync(modules).filter((name) => name === '.bin' || /^[^.]/.test(name));
  for (const name of installed.filter((name) => name !== basename(own))) {
    symlinkSync(join(modules, name), join(folder, 'node_modules', name));
  }
  const packages = join(folder, 'packages');
  for (const name of existsSync(packages) ? readdirSync(packages) : []) {
    symlinkSync(relative(own, join(packages, name)), join(own, name));
  }
}

/** Commits everything in a folder to a new repository's `main`. */
export function commitAll(folder: string): void {
  const git = (...args: readonly string[]) => run({ command: 'git', args, cwd: folder });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  const who = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', '-c', 'commit.gpgsign=false'];
  git(...who, 'commit', '--quiet', '--message=bench');
}
