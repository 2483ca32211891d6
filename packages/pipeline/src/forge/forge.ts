import type { Oid } from '../git/oid.js';

/**
 * The Git host, as promotion sees it. Each verb names the state that is there afterwards, so doing one twice is
 * doing it once. What one host has and another has not stays in its constructor.
 */
export interface Forge {
  readonly limits: {
    /** Longest body of a request or comment, in characters. */
    readonly bodyChars: number;
  };
  /** Every open request from a branch with this prefix, and those that ended, newest first. */
  requests(headPrefix: string): Promise<readonly ForgeRequest[]>;
  /**
   * One open request from the head branch into the base branch, with this title and body: opened, brought up to
   * date, or left as it is. A closed or merged request is never opened again.
   */
  ensureRequest(wanted: WantedRequest): Promise<EnsuredRequest>;
  /** The request is closed without a merge, by us, and says why where people read it. */
  closeRequest(number: number, because: string): Promise<'closed' | 'already'>;
  /**
   * The request is merged with a merge commit, if head and base are still those that it was judged on and every rule
   * of the base branch holds.
   *
   * GitHub and GitLab compare the head themselves (`sha`). The base their adapters compare: read its tip right before
   * the merge, and answer `moved` where it is another one. What is left is the moment between the two calls, and there
   * the gate stands: whoever writes a hold makes the gate fail first, and the host merges no head whose required
   * check has failed. So such an adapter refuses a base branch that does not require `fairlead/gate`.
   */
  mergeRequest(number: number, on: Judged): Promise<MergeOutcome>;
  /** One comment under this key: written, rewritten, or left as it is. */
  ensureComment(number: number, comment: { readonly key: string; readonly body: string }): Promise<void>;
  /** Our comments on a request, by key. */
  comments(number: number): Promise<ReadonlyMap<string, string>>;
  /** The newest word of one check about a commit. */
  setStatus(commit: Oid, status: Status): Promise<void>;
  /** The newest word of every check about a commit, by name. */
  statuses(commit: Oid): Promise<ReadonlyMap<string, Status>>;
}

/** A request to change a branch: a pull request or a merge request. */
export interface ForgeRequest {
  readonly number: number;
  /** Where a person reads it. */
  readonly url: string;
  readonly state: 'open' | 'merged' | 'closed';
  readonly base: string;
  readonly head: string;
  /** Newest commit of the head branch; of one that ended, the commit that it ended with. */
  readonly headCommit: Oid;
  readonly title: string;
  readonly body: string;
  /** Whether it would be merged now: its rules, and whether the two fit together. */
  readonly mergeable: 'ready' | 'waits' | 'conflict' | 'unknown';
  /** People who approve of this very head. */
  readonly approvedBy: readonly string[];
  /** Who closed it without a merge. */
  readonly closedBy?: 'us' | 'somebody';
  /** The merge commit on the base branch. */
  readonly merge?: Oid;
}

export interface WantedRequest {
  readonly base: string;
  /** A branch that is there; its name finds the open request again. */
  readonly head: string;
  readonly title: string;
  readonly body: string;
}

export interface EnsuredRequest {
  readonly number: number;
  readonly url: string;
  readonly was: 'opened' | 'updated' | 'unchanged';
}

/** What somebody looked at before they said that a request may be merged. */
export interface Judged {
  readonly head: Oid;
  /** Tip of the base branch, which holds what runs and what is held. */
  readonly base: Oid;
}

export type MergeOutcome =
  | { readonly kind: 'merged' | 'already'; readonly commit: Oid }
  /** One of the two is another commit by now: look again before merging. */
  | { readonly kind: 'moved'; readonly what: keyof Judged; readonly to: Oid }
  | {
      readonly kind: 'blocked';
      readonly by: 'approvals' | 'statuses' | 'conflict' | 'closed';
      readonly what: string;
    };

export interface Status {
  /** Name of the check, such as `fairlead/prod/api`. */
  readonly name: string;
  readonly state: 'pending' | 'success' | 'failure';
  /** One line. */
  readonly description: string;
}
