import { readdirSync } from 'node:fs';
import { type ForgeRequest, localForge } from '@fairlead/pipeline/forge';
import { readFiles } from '@fairlead/pipeline/git';
import type { Harbour } from './harbour.js';

/**
 * All that anybody can see of what promotions did, without what differs from run to run: the moments of holds and
 * commits, and what follows from them.
 */
export async function endState(quay: Harbour): Promise<unknown> {
  const { git } = quay.bare;
  const { json } = await quay.fairlead('request', 'list', '--all');
  const { requests } = json as { readonly requests: readonly ForgeRequest[] };
  const list = async (...args: readonly string[]) => (await git.run(args)).split('\n');
  const tags = quay.repositories.map(async (name) => [name, await quay.tags(name)] as const);
  return {
    files: withoutMoments(await quay.files('apps/environments')),
    // Beside a merge, git has the commits in the order of their seconds.
    commits: (await list('log', '--format=%s', 'main')).toSorted(),
    ledgers: await Promise.all((await ledgersOf(quay)).map((branch) => ledgerState(quay, branch))),
    branches: await list('for-each-ref', '--format=%(refname)', 'refs/heads', 'refs/fairlead/requests'),
    requests: await Promise.all(requests.map((each) => requestState(quay, each))),
    tags: Object.fromEntries(await Promise.all(tags)),
    locks: [quay.root, git.folder].flatMap(locksIn),
  };
}

/** Branches that are ledgers of their own. */
async function ledgersOf({ bare }: Harbour): Promise<readonly string[]> {
  const all = await bare.git.run(['for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads/deploy']);
  return all.split('\n').filter((branch) => branch !== '');
}

async function ledgerState(quay: Harbour, branch: string): Promise<unknown> {
  const commits = await quay.bare.git.run(['log', '--format=%s', branch]);
  return { branch, commits, files: withoutMoments(await quay.files('apps/environments', branch)) };
}

async function requestState({ bare }: Harbour, request: ForgeRequest): Promise<unknown> {
  const forge = localForge({ folder: bare.git.folder, now: () => new Date(0) });
  const { number, state, title, body, mergeable, head, headCommit, closedBy } = request;
  // Of the other environments it has what the base had when it was written.
  const own = `apps/environments/${head.split('/')[2]}`;
  return {
    ...{ number, state, title, mergeable, closedBy },
    comments: Object.fromEntries(await forge.comments(number)),
    // Whether it was this run or the one before that copied an image.
    body: body.replace(/^\| (images|copies) \| .*\n/gm, ''),
    tree: withoutMoments(await readFiles(bare.git, headCommit, [own])),
  };
}

/** When a hold was written is the one thing in these files that a clock decides. */
function withoutMoments(files: ReadonlyMap<string, string>): { readonly [path: string]: string } {
  return Object.fromEntries(
    [...files].map(([path, text]) => [
      path,
      path.includes('/holds/') ? text.replace(/"at": "[^"]+"/g, '"at": ""') : text,
    ]),
  );
}

/** What a git that was killed leaves, and what the next one stops at. */
const locksIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.lock'));
