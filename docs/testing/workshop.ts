import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkModules } from '../../packages/workspace/src/link-modules.js';
import { TestClone } from '../../packages/workspace/src/testing/clone.js';
import { root as repository } from '../generate/program.js';
import { Hands } from './hands.js';
import { type Harbour, openHarbour, remoteOf } from './harbour.js';
import type { Step } from './page.js';
import { Reader } from './reader.js';

/** A repository of its own for each page, all of them copies of one that is built and synthesized once. */
export interface Workshop {
  /**
   * Does what a page says, when a pair of hands is free: more at once than there are processors slow all down.
   *
   * @throws Error when a command ends in another way than the page says, or an edit does not fit
   */
  follow(steps: readonly Step[]): Promise<void>;
  /** The same where releases have moved already. */
  followAfloat(steps: readonly Step[]): Promise<void>;
  remove(): Promise<void>;
}

/** Makes the repository that pages begin with: this checkout, in agreement with its definitions. */
export async function openWorkshop(): Promise<Workshop> {
  const clone = new TestClone();
  try {
    ownCommands(clone.root);
    await new Reader(clone.root).follow([{ kind: 'run', line: 0, command: 'npx fairlead update', exit: 0 }]);
    clone.git('add', '--all');
    clone.git('commit', '--quiet', '--amend', '--no-edit');
  } catch (error) {
    clone.remove();
    throw error;
  }
  const hands = new Hands(availableParallelism());
  const moored = later(() => moor(clone.root));
  const follow = (steps: readonly Step[], fill: (root: string) => Promise<void>) =>
    hands.lend(async () => {
      // Beside the first one: what TypeScript remembers of a check is relative to where it looked.
      const root = realpathSync(mkdtempSync(join(tmpdir(), 'fairlead docs ')));
      try {
        await fill(root);
        await new Reader(root).follow(steps);
      } finally {
        for (const folder of [root, remoteOf(root)]) rmSync(folder, gone);
      }
    });
  return {
    follow: (steps) => follow(steps, async (root) => copy(clone.root, root)),
    followAfloat: (steps) => follow(steps, async (root) => (await moored.get()).harbour.copy(root)),
    async remove() {
      if (moored.isMade()) {
        const { root, harbour } = await moored.get();
        await harbour.close();
        for (const folder of [root, remoteOf(root)]) rmSync(folder, gone);
      }
      clone.remove();
    },
  };
}

/** Makes something when it is asked for, and once. */
function later<T>(make: () => Promise<T>) {
  let made: Promise<T> | undefined;
  return {
    get: () => {
      made ??= make();
      return made;
    },
    isMade: () => made !== undefined,
  };
}

async function moor(from: string): Promise<{ readonly root: string; readonly harbour: Harbour }> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'fairlead harbour ')));
  copy(from, root);
  return { root, harbour: await openHarbour(root) };
}

/** Commands of the repository itself are links relative to `.bin`: a link to that folder would lead out of the clone. */
function ownCommands(root: string): void {
  const bin = join(root, 'node_modules/.bin');
  rmSync(bin, gone);
  linkModules(join(repository, 'node_modules/.bin'), bin);
}

const gone = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 } as const;

/** A clone with a remote beside it, as a person has one. */
function copy(from: string, to: string): void {
  cpSync(from, to, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: to, stdio: 'pipe' });
  git('clone', '--quiet', '--bare', '.', remoteOf(to));
  git('remote', 'add', 'origin', remoteOf(to));
  git('fetch', '--quiet', 'origin');
  git('branch', '--quiet', '--set-upstream-to=origin/main');
}
