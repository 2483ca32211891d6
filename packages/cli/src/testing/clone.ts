import { spawnSync } from 'node:child_process';
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
import { linkModules } from '../demo/link-modules.js';
import { cloneEnvironment } from '../demo/program.js';
import { type Git, gitAt } from '../git/git.js';

/** A repository of its own with what this checkout holds, for tests that run the real programs. */
export interface TestClone {
  readonly root: string;
  readonly git: Git;
  /** Runs the launcher at its root. */
  fairlead(...args: readonly string[]): Ran;
  /** Runs the launcher and reads what it prints under `--json`. */
  json(...args: readonly string[]): { readonly exit: number | null; readonly value: never };
  /** Runs a script of `node_modules` at its root. */
  tool(script: string, ...args: readonly string[]): Ran;
  /** Replaces text of a file, which must hold it. */
  edit(path: string, from: string, to: string): void;
  /** Commits all that differs. */
  commit(): void;
  /** Back to the last commit, without what is new. What Git ignores stays. */
  reset(): void;
  remove(): void;
}

/** A program that ended. */
export interface Ran {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The repository that this file belongs to. */
const checkout = fileURLToPath(new URL('../../../..', import.meta.url));

/**
 * Copies all that Git would commit of this checkout, edits that are not committed among it, into a temporary
 * folder, and commits it there on `main`. Packages are linked; caches are its own.
 */
export function cloneCheckout(): TestClone {
  // With a space in it, as in many a home folder.
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'fairlead test ')));
  for (const path of filesOf(checkout)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    cpSync(join(checkout, path), join(root, path));
  }
  linkModules(join(checkout, 'node_modules'), join(root, 'node_modules'));
  const git = gitAt(root);
  git.run('init', '--quiet', '--initial-branch=main');
  for (const [key, value] of settings) git.run('config', key, value);
  writeFileSync(join(root, '.git/no-providers.tfrc'), noProviders);
  const commit = () => {
    git.run('add', '--all');
    git.run('commit', '--quiet', '--allow-empty', '--message=A change');
  };
  commit();
  const fairlead = (...args: readonly string[]) => run(root, launcher, args);
  return {
    root,
    git,
    fairlead,
    json(...args) {
      const { exit, stdout, stderr } = fairlead(...args, '--json');
      if (stdout === '') throw new Error(`fairlead ${args.join(' ')} printed no JSON:\n${stderr}`);
      return { exit, value: JSON.parse(stdout) as never };
    },
    tool: (script, ...args) => run(root, `node_modules/${script}`, args),
    edit(path, from, to) {
      const text = readFileSync(join(root, path), 'utf8');
      if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
      writeFileSync(join(root, path), text.replace(from, to));
    },
    commit,
    reset() {
      git.run('reset', '--quiet', '--hard');
      git.run('clean', '--quiet', '-d', '--force');
    },
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}

const launcher = 'packages/cli/bin/fairlead.mjs';

const settings = [
  ['user.name', 'Test'],
  ['user.email', 'test@fairlead.invalid'],
  ['commit.gpgSign', 'false'],
  ['core.hooksPath', '/dev/null'],
] as const;

/** Tracked files, and untracked ones that are not ignored, without those that were deleted. */
function filesOf(root: string): readonly string[] {
  const listed = gitAt(root).run('ls-files', '-z', '--cached', '--others', '--exclude-standard');
  return [...new Set(listed.split('\0'))].filter((path) => path !== '' && existsSync(join(root, path)));
}

function run(cwd: string, script: string, args: readonly string[]): Ran {
  const options = { cwd, encoding: 'utf8', env: testEnvironment(cwd), maxBuffer: 1 << 28 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], options);
  return { exit: status, stdout, stderr };
}

/** Without settings of this machine, and with a terraform that has no provider and asks nobody for one. */
export function testEnvironment(root: string): NodeJS.ProcessEnv {
  return {
    ...cloneEnvironment(process.env),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    CHECKPOINT_DISABLE: '1',
    TF_CLI_CONFIG_FILE: join(root, '.git/no-providers.tfrc'),
  };
}

const noProviders = 'provider_installation { filesystem_mirror { path = "/nowhere" } }\n';
