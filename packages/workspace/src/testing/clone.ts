import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));

/** What a program printed, and its exit code. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * This repository as it stands, uncommitted work included, as the one commit of a repository of its own in a
 * temporary folder. What Git ignores is left behind; packages from npm are borrowed.
 */
export class Clone {
  readonly root: string;
  /** Of programs that run here: nothing of the test's own, which changes what projen and Nx write. */
  readonly env: NodeJS.ProcessEnv;
  /** The commit that {@link reset} goes back to: the only one at first. */
  first: string;

  constructor(prefix = 'fairlead-clone-') {
    this.root = mkdtempSync(join(tmpdir(), prefix));
    this.env = { ...inherited(), ...gitIdentity, NX_DAEMON: 'false', PROJEN_DISABLE_POST: '1' };
    copySources(this.root);
    linkPackages(this.root);
    this.git('init', '--quiet', '--initial-branch=main');
    this.first = this.commit();
  }

  /** @returns what git prints, without the last newline */
  git(...args: readonly string[]): string {
    const text = execFileSync('git', args, { cwd: this.root, env: this.env, encoding: 'utf8' });
    return text.replace(/\n$/, '');
  }

  /** Runs a JavaScript program, named from the root. */
  node(...args: readonly string[]): Ended {
    return spawnSync(process.execPath, args, { cwd: this.root, env: this.env, encoding: 'utf8' });
  }

  /** What `npx projen` runs, without the type check and without npm. */
  projen(): Ended {
    return this.node('node_modules/tsx/dist/cli.mjs', '--tsconfig', '.tsconfig.projen.json', '.projenrc.ts');
  }

  /** Everything that Git does not ignore, as a tree. @returns its id */
  tree(): string {
    this.git('add', '--all');
    return this.git('write-tree');
  }

  /** @returns the commit's id */
  commit(): string {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message=A change');
    return this.git('rev-parse', 'HEAD');
  }

  /** Back to {@link first}. What Git ignores stays: the cache, bundles. */
  reset(): void {
    this.git('reset', '--quiet', '--hard', this.first);
    this.git('clean', '--quiet', '-d', '--force');
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

const gitIdentity = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A test',
  GIT_AUTHOR_EMAIL: 'test@example.com',
  GIT_COMMITTER_NAME: 'A test',
  GIT_COMMITTER_EMAIL: 'test@example.com',
};

function inherited(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR };
}

function copySources(root: string): void {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: repository,
    encoding: 'utf8',
  });
  const files = listed.split('\0').filter((file) => file !== '' && existsSync(join(repository, file)));
  for (const folder of new Set(files.map(dirname))) mkdirSync(join(root, folder), { recursive: true });
  for (const file of files) copyFileSync(join(repository, file), join(root, file));
}

/** Each package of npm is a link to this repository's; those of the workspace are the clone's own. */
function linkPackages(root: string): void {
  const [from, to] = [join(repository, 'node_modules'), join(root, 'node_modules')];
  const scope = '@fairlead';
  mkdirSync(join(to, scope), { recursive: true });
  for (const name of readdirSync(from)) {
    if (name !== scope && name !== '.cache') symlinkSync(join(from, name), join(to, name));
  }
  for (const name of readdirSync(join(root, 'packages'))) {
    symlinkSync(join('..', '..', 'packages', name), join(to, scope, name));
  }
}
