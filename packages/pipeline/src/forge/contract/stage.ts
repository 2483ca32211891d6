import type { Oid } from '../../git/oid.js';
import type { Forge, Judged } from '../forge.js';

/** A forge with a repository on it, as the contract needs it. */
export interface ForgeStage {
  readonly forge: Forge;
  /** The tracked branch. */
  readonly base: string;
  /** Commits one file on top of a branch, made from the base where it is not there; returns the commit. */
  commit(branch: string, file: string, content: string): Promise<Oid>;
  tip(branch: string): Promise<Oid>;
  /** The base branch wants so many approvals, and these statuses. */
  protect(rules: { readonly approvals?: number; readonly statuses?: readonly string[] }): Promise<void>;
  /** A person approves of the head as it is now. */
  approve(number: number): Promise<void>;
  /** A person closes it without a merge. */
  closeByHand(number: number): Promise<void>;
  /** What people read on a request besides its body: comments, and why it was closed. In any order. */
  said(number: number): Promise<readonly string[]>;
}

/** A rule that every forge keeps, and how it is seen to be kept: throws where it is not. */
export interface ForgeRule {
  readonly rule: string;
  readonly see: (stage: ForgeStage) => Promise<void>;
}

export const head = 'fairlead/promote/prod/api';
export const wanted = { head, title: 'Promote api to prod', body: 'one' };

export async function opened(stage: ForgeStage): Promise<{ readonly number: number; readonly commit: Oid }> {
  const commit = await stage.commit(head, 'release', 'one');
  const { number } = await stage.forge.ensureRequest({ ...wanted, base: stage.base });
  return { number, commit };
}

export async function requestOf(stage: ForgeStage, number: number) {
  const all = await stage.forge.requests('fairlead/');
  return all.find((request) => request.number === number) ?? fail(`request ${number} is not listed`);
}

/** A head, judged now. */
export async function judged(stage: ForgeStage, commit: Oid): Promise<Judged> {
  return { head: commit, base: await stage.tip(stage.base) };
}

export function same(what: string, found: unknown, expected: unknown): void {
  if (found !== expected) fail(`${what} is ${String(found)}, not ${String(expected)}`);
}

export function fail(what: string): never {
  throw new Error(what);
}
