import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { push } from '../../packages/cli/src/demo/commit.js';
import { promoted, requestIn } from '../../packages/cli/src/demo/promotion.js';
import { changeSource, pull, pushImages } from '../../packages/cli/src/demo/ship.js';
import { type Stage, stageIn } from '../../packages/cli/src/demo/stage.js';
import { harbour } from '../../packages/cli/src/demo/steps/harbour.js';
import { findSubject } from '../../packages/cli/src/demo/subject.js';
import { type Platform, resolve } from '../../packages/model/src/index.js';
import { type LoopbackRegistry, startRegistry } from '../../packages/pipeline/src/index.js';
import { load } from '../../packages/workspace/src/load/index.js';

/** Pages that begin where releases have moved, with a registry that is there. */
export const afloat: readonly string[] = [
  'docs/how-to/promote.md',
  'docs/how-to/release-a-branch.md',
  'docs/how-to/roll-back.md',
  'docs/how-to/hold-and-freeze.md',
  'docs/how-to/what-runs-where.md',
];

/** A checkout whose platform has a registry, its remote beside it. */
export interface Harbour {
  /** A checkout like it, with a remote of its own. The registry is the same: no tag in it is ever moved. */
  copy(to: string): void;
  close(): Promise<void>;
}

export const remoteOf = (checkout: string): string => `${checkout}.git`;

/**
 * Carries two releases of the service that the demo carries through every environment. Each copy has a third change of
 * it, of which no image is built yet.
 *
 * @param root a checkout with a remote beside it
 */
export async function openHarbour(root: string): Promise<Harbour> {
  const registry = await startRegistry();
  try {
    await fill(await stageOf(root, registry));
  } catch (error) {
    await registry.close();
    throw error;
  }
  let copies = 0;
  return {
    copy(to) {
      copies += 1;
      copy(root, to, copies);
    },
    close: () => registry.close(),
  };
}

async function stageOf(root: string, { host }: LoopbackRegistry): Promise<Stage> {
  const { environments } = resolve((await load(root, 'apps/platform.ts')) as Platform);
  const io = { root, env: process.env, now: new Date(), colour: false, progress: () => {} };
  return stageIn(
    { root, folder: join(root, '..') },
    {
      io,
      stop: new AbortController().signal,
      subject: findSubject({ environments } as Parameters<typeof findSubject>[0], () => true),
      environments: environments.map(({ name }) => name),
      strategy: 'commit-on-merge',
      registry: host,
    },
  );
}

async function fill(stage: Stage): Promise<void> {
  const { service, production } = stage.subject;
  await harbour.run(stage);
  changeSource(stage, 'feat: a berth says since when it is free');
  push(stage);
  await pushImages(stage, [service]);
  const number = requestIn(await promoted(stage, 'promote'), production.name);
  await stage.fairlead('request', 'merge', `${number}`);
  pull(stage);
}

/** @param number of the copy: its newest commit is its own, for a tag that one page pushed would be there for another */
function copy(from: string, to: string, number: number): void {
  for (const [one, other] of [
    [from, to],
    [remoteOf(from), remoteOf(to)],
  ] as const) {
    cpSync(one, other, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  }
  // A mirror of the other's remote.
  rmSync(join(to, '.git/fairlead'), { recursive: true, force: true });
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: to, stdio: 'pipe' });
  git('remote', 'set-url', 'origin', remoteOf(to));
  appendFileSync(join(to, 'apps/services/api/NEWS.txt'), `feat: two ships may share berth ${number}\n`);
  git('commit', '--quiet', '--all', '--message', 'feat: two ships may share a berth');
  git('push', '--quiet', 'origin', 'HEAD');
}
