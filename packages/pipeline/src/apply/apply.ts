import { FairleadError, type Problem } from '@fairlead/model';
import type { Forge } from '../forge/forge.js';
import { GitFailure, isTransient } from '../git/failure.js';
import type { Mirror } from '../git/mirror.js';
import type { Oid } from '../git/oid.js';
import { Outdated } from '../git/outdated.js';
import { gitProblem } from '../git/problem.js';
import { commitOf } from '../git/read.js';
import { foreignCommit } from '../observe/requests.js';
import type { Action, MergeRequest, Plan, Wanted, WriteLedger } from '../plan/action.js';
import { gateContext } from '../plan/carry/gate.js';
import { type Done, tipAfter, waitsFor } from './journal.js';
import { beginLedger } from './ledger-beginning.js';
import { type Bench, ledgerCommit } from './ledger-commit.js';

/** Everything that actions reach. */
export interface Tools extends Omit<Bench, 'git'> {
  readonly mirror: Mirror;
  readonly forge: Forge;
  /** Name of the command that acts; commits keep it. */
  readonly command: string;
  /** What a request says to the people who read it. */
  readonly body: (wanted: Wanted, head: Oid) => Promise<string>;
}

/**
 * Does what a plan says, in its order, and decides nothing. Each action is whole or absent, and doing one that was
 * done already changes nothing, so a plan that was stopped in the middle is made good by the next one. An action that
 * fails for good keeps none back but those that follow from it.
 *
 * @throws Outdated, GitFailure `raced` and `offline` when the world moved on
 */
export async function apply(plan: Plan, tools: Tools): Promise<readonly Done[]> {
  const journal: Done[] = [];
  for (const action of plan.actions) {
    const words = waitsFor(action, journal);
    const outcome =
      words === undefined ? await tried(action, tools, journal) : ({ kind: 'waits', words } as const);
    journal.push({ action, outcome });
  }
  return journal;
}

async function tried(action: Action, tools: Tools, journal: readonly Done[]): Promise<Done['outcome']> {
  try {
    return await act(action, tools, journal);
  } catch (error) {
    const problems = problemsOf(error);
    if (problems === undefined) throw error;
    return { kind: 'stopped', problems };
  }
}

/** What somebody has to mend; `undefined` for what may be gone a moment later, and for a fault of ours. */
function problemsOf(error: unknown): readonly Problem[] | undefined {
  if (error instanceof FairleadError) return error.problems;
  if (!(error instanceof GitFailure) || isTransient(error)) return undefined;
  const problem = gitProblem(error);
  return problem && [problem];
}

async function act(action: Action, tools: Tools, journal: readonly Done[]): Promise<Done['outcome']> {
  const { forge } = tools;
  switch (action.kind) {
    case 'write-ledger':
      return writeLedger(action, tools);
    case 'open-request':
      return ensureRequest(action.request, 'absent', tools);
    case 'update-request':
      return ensureRequest(action.request, action.expect, tools);
    case 'close-request': {
      const closed = await forge.closeRequest(action.ref.number, action.words);
      return { kind: closed === 'closed' ? 'done' : 'already' };
    }
    case 'merge-request':
      return merge(action, forge, journal);
    case 'set-status': {
      const { context, status, commit } = action;
      await forge.setStatus(commit, { name: context, state: status.state, description: status.words });
      return { kind: 'done' };
    }
    case 'comment':
      await forge.ensureComment(action.ref.number, { key: action.key, body: action.words });
      return { kind: 'done' };
    case 'skip':
    case 'warn':
    case 'refuse':
      return { kind: 'noted' };
    default:
      return action satisfies never;
  }
}

async function writeLedger(action: WriteLedger, tools: Tools): Promise<Done['outcome']> {
  const { mirror, command } = tools;
  const bench = { ...tools, git: mirror.git };
  const made = await ledgerCommit(bench, { ...action, command, onto: action.expect });
  const { commit, leftOut, said } = made;
  if (commit === action.expect || commit === 'absent') {
    return leftOut.length > 0 ? { kind: 'failed', leftOut } : { kind: 'already' };
  }
  const ref = `refs/heads/${action.ledger.branch}`;
  await mirror.push({ ref, from: action.expect, to: commit, as: 'forward' });
  return { kind: 'written', commit, leftOut, said };
}

/** The branch first, then the request about it: killed between the two, the next run finds the branch as it wants it. */
async function ensureRequest(asked: Wanted, expect: Oid | 'absent', tools: Tools): Promise<Done['outcome']> {
  const { mirror, forge, command } = tools;
  const onto = asked.onto === 'absent' ? await beginLedger(asked.base.branch, tools) : asked.onto;
  const wanted = { ...asked, onto };
  const {
    commit: head,
    leftOut,
    said,
  } = await ledgerCommit(
    { ...tools, git: mirror.git },
    {
      holds: [],
      reason: [],
      ...wanted.back,
      ...wanted.holding,
      ...wanted,
      ledger: wanted.base,
      failing: 'stops-all',
      command,
    },
  );
  // A request is about one unit: nothing of it is left.
  if (leftOut.length > 0 || head === 'absent') return { kind: 'failed', leftOut };
  await pushHead(mirror, { branch: wanted.head, base: wanted.base.branch, to: head, expect });
  const back = wanted.back && { back: { ...wanted.back, reason: said.reason } };
  const body = await tools.body({ ...wanted, ...back }, head);
  const base = wanted.base.branch;
  const ensured = await forge.ensureRequest({ base, head: wanted.head, title: wanted.title, body });
  const { state, words } = wanted.status;
  await forge.setStatus(head, { name: gateContext, state, description: words });
  return { kind: 'request', ...ensured };
}

interface NewHead {
  readonly branch: string;
  readonly base: string;
  readonly to: Oid;
  readonly expect: Oid | 'absent';
}

async function pushHead(mirror: Mirror, { branch, base, to, expect }: NewHead): Promise<void> {
  const ref = `refs/heads/${branch}`;
  const there = (await commitOf(mirror.git, ref)) ?? 'absent';
  if (there === to) return;
  if (expect !== 'absent' && there !== expect) throw new Outdated(`${branch} is not what it was`);
  if (there !== 'absent') await refuseForeign(mirror, { branch, base, headCommit: there });
  await mirror.push({ ref, from: there, to, as: 'owned' });
}

/** The branch is ours by its name; what somebody else put on it is still theirs. */
async function refuseForeign(
  { git }: Mirror,
  { branch, base, headCommit }: { readonly branch: string; readonly base: string; readonly headCommit: Oid },
): Promise<void> {
  const foreign = await foreignCommit(git, { base, headCommit });
  if (foreign === undefined) return;
  const what = 'is a commit on a branch that promotions write, and no command of Fairlead wrote it';
  const mend = `move it to a branch of another name, then delete ${branch}`;
  throw new FairleadError([{ code: 'FL_HEAD_FOREIGN', file: branch, path: '', value: foreign, what, mend }]);
}

async function merge(action: MergeRequest, forge: Forge, journal: readonly Done[]): Promise<Done['outcome']> {
  const { number } = action.ref;
  const base = tipAfter(journal, action.base);
  const outcome = await forge.mergeRequest(number, { head: action.expect, base });
  switch (outcome.kind) {
    case 'merged':
      return { kind: 'written', commit: outcome.commit, leftOut: [] };
    case 'already':
      return { kind: 'already' };
    case 'moved':
      throw new Outdated(`the ${outcome.what} of request ${number} is another one`);
    case 'blocked':
      return { kind: 'blocked', what: outcome.what };
    default:
      return outcome satisfies never;
  }
}
