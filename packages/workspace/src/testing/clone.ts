import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { linkModules } from '../link-modules.js';

/** A program that ended. */
export interface Ran {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The repository that this file belongs to. */
const checkout = fileURLToPath(new URL('../../../..', import.meta.url));

/**
 * A repository of its own with all that Git would commit of this checkout, edits that are not committed among
 * it, for tests that run the real programs. What Git ignores is not copied; packages are linked.
 */
export class TestClone {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  #start: string;

  /** @param name how its folder's name begins; with a space in it, as in many a home folder */
  constructor(name = 'fairlead test ') {
    this.root = realpathSync(mkdtempSync(join(tmpdir(), name)));
    this.env = {
      ...inherited(),
      ...outside,
      TF_CLI_CONFIG_FILE: join(this.root, '.git/no-providers.tfrc'),
    };
    for (const path of filesOf(checkout)) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      cpSync(join(checkout, path), join(this.root, path));
    }
    linkModules(join(checkout, 'node_modules'), join(this.root, 'node_modules'));
    this.git('init', '--quiet', '--initial-branch=main');
    for (const [key, value] of settings) this.git('config', key, value);
    writeFileSync(join(this.root, '.git/no-providers.tfrc'), noProviders);
    this.#start = this.commit();
  }

  /** The commit that {@link reset} goes back to: the first one, or the last that was {@link keep | kept}. */
  get start(): string {
    return this.#start;
  }

  /** @returns what git prints, without the last newline */
  git(...args: readonly string[]): string {
    const options = { cwd: this.root, env: this.env, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
    return execFileSync('git', args, options).replace(/\n$/, '');
  }

  /** @returns what git prints, or `undefined` where it says no */
  asks(...args: readonly string[]): string | undefined {
    const options = { cwd: this.root, env: this.env, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
    const { status, stdout } = spawnSync('git', args, options);
    return status === 0 ? stdout.replace(/\n$/, '') : undefined;
  }

  /** Runs a script, named from the root. */
  node(script: string, ...args: readonly string[]): Ran {
    const options = { cwd: this.root, env: this.env, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], options);
    return { exit: status, stdout, stderr };
  }

  /** Runs the launcher at its root. */
  fairlead(...args: readonly string[]): Ran {
    return this.node('packages/cli/bin/fairlead.mjs', ...args);
  }

  /** Runs the launcher and reads what it prints under `--json`. */
  json(...args: readonly string[]): { readonly exit: number | null; readonly value: never } {
    const { exit, stdout, stderr } = this.fairlead(...args, '--json');
    if (stdout === '') throw new Error(`fairlead ${args.join(' ')} printed no JSON:\n${stderr}`);
    return { exit, value: JSON.parse(stdout) as never };
  }

  /** What `npx projen` runs, without the type check and without npm. */
  projen(): Ran {
    return this.node('node_modules/tsx/dist/cli.mjs', '--tsconfig', '.tsconfig.projen.json', '.projenrc.ts');
  }

  /** Replaces text of a file, which must hold it. */
  edit(path: string, from: string, to: string): void {
    const text = readFileSync(join(this.root, path), 'utf8');
    if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
    writeFileSync(join(this.root, path), text.replace(from, to));
  }

  /** All that Git would commit. @returns the tree's id */
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

  /** Commits, and begins from there from now on. */
  keep(): void {
    this.#start = this.commit();
  }

  /** Back to the start. What Git ignores stays: the cache, bundles. */
  reset(): void {
    this.git('reset', '--quiet', '--hard', this.start);
    this.git('clean', '--quiet', '-d', '--force');
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Nothing of this machine, no daemon that would outlive the clone, and no installation. */
const outside = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  NX_DAEMON: 'false',
  PROJEN_DISABLE_POST: '1',
  NO_COLOR: '1',
  CHECKPOINT_DISABLE: '1',
};

/** Kept in the clone, so that copies of it have them too. */
const settings = [
  ['user.name', 'Test'],
  ['user.email', 'test@fairlead.invalid'],
  ['commit.gpgSign', 'false'],
  ['core.hooksPath', '/dev/null'],
] as const;

/** A terraform that has no provider and asks nobody for one. */
const noProviders = 'provider_installation { filesystem_mirror { path = "/nowhere" } }\n';

/** Under NODE_ENV=test projen writes another version; the rest belongs to where the tests were started. */
const ours = /^(NX_|GIT_|VITEST|NODE_ENV$|FORCE_COLOR$)/;

function inherited(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}

/** Tracked files, and untracked ones that are not ignored, without those that were deleted. */
function filesOf(root: string): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return [...new Set(listed.split('\0'))].filter((path) => path !== '' && existsSync(join(root, path)));
}
