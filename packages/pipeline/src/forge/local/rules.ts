import { noObject, type Oid } from '../../git/oid.js';
import type { Git } from '../../git/program.js';
import type { ForgeRequest, MergeOutcome } from '../forge.js';
import { mergedTree, tipOf } from './merge.js';
import { protectionOf } from './protection.js';
import type { RequestRecord } from './record.js';
import { ourselves } from './requests.js';
import { statusesOf } from './status.js';

type Blocked = Extract<MergeOutcome, { readonly kind: 'blocked' }>;

/** What the rules of the base branch still ask for before this head is merged. */
export async function unmet(git: Git, record: RequestRecord, head: Oid): Promise<Blocked | undefined> {
  const { approvals, statuses } = await protectionOf(git, record.base);
  const refusing = Object.entries(record.reviews).find(([, { verdict }]) => verdict === 'changes-wanted');
  if (refusing !== undefined) {
    return { kind: 'blocked', by: 'approvals', what: `${refusing[0]} asks for changes` };
  }
  const there = approvers(record, head).length;
  if (there < approvals) {
    const what = `${record.base} wants ${approvals} approvals of this head, and ${there} are there`;
    return { kind: 'blocked', by: 'approvals', what };
  }
  const said = await statusesOf(git, head);
  const missing = statuses.filter((name) => said.get(name)?.state !== 'success');
  return missing.length === 0
    ? undefined
    : { kind: 'blocked', by: 'statuses', what: `not yet successful: ${missing.join(', ')}` };
}

/** A request as a forge shows it. */
export async function shown(git: Git, record: RequestRecord): Promise<ForgeRequest> {
  const { number, base, head, title, body, merge } = record;
  const tip = record.headCommit ?? (await tipOf(git, head));
  const headCommit = tip ?? noObject;
  // Whoever deletes the branch of a request closes it (documented by GitHub).
  const { state, closed } =
    tip === undefined && record.state === 'open'
      ? { state: 'closed' as const, closed: { by: 'somebody', because: 'its branch is gone' } }
      : record;
  return {
    number,
    url: requestUrl(git, number),
    state,
    base,
    head,
    headCommit,
    title,
    body,
    mergeable: state === 'open' ? await mergeable(git, record, headCommit) : 'unknown',
    approvedBy: approvers(record, headCommit),
    ...(closed && { closedBy: closed.by === ourselves ? ('us' as const) : ('somebody' as const) }),
    ...(merge !== undefined && { merge }),
  };
}

/** There is no page to open: the repository, and the number in it. */
export function requestUrl(git: Git, number: number): string {
  return `${git.folder}#${number}`;
}

async function mergeable(git: Git, record: RequestRecord, head: Oid): Promise<ForgeRequest['mergeable']> {
  const base = await tipOf(git, record.base);
  if (base === undefined || head === noObject) return 'unknown';
  if ((await mergedTree(git, base, head)) === 'conflict') return 'conflict';
  return (await unmet(git, record, head)) === undefined ? 'ready' : 'waits';
}

/** An approval is of one head: another one was not looked at. */
function approvers({ reviews }: RequestRecord, head: Oid): readonly string[] {
  return Object.entries(reviews)
    .filter(([, { verdict, commit }]) => verdict === 'approved' && commit === head)
    .map(([person]) => person);
}
