import { printJson } from '@fairlead/model';
import type { Oid } from '../../git/oid.js';
import type { Git } from '../../git/program.js';
import type { Status } from '../forge.js';
import { store, stored } from './store.js';

/** The newest word of every check about a commit, by name. */
export async function statusesOf(git: Git, commit: Oid): Promise<ReadonlyMap<string, Status>> {
  return (await saidOf(git, commit)).said;
}

/** Writes one check's word over its earlier one. @throws GitFailure `raced` */
export async function setStatus(git: Git, commit: Oid, status: Status): Promise<void> {
  const { was, said } = await saidOf(git, commit);
  const all = Object.fromEntries([...said, [status.name, status]]);
  await store(git, statusRef(commit), { was, content: printJson(all) });
}

async function saidOf(git: Git, commit: Oid) {
  const kept = await stored(git, statusRef(commit));
  const said: { readonly [name: string]: Status } = kept === undefined ? {} : JSON.parse(kept.content);
  return { was: kept?.blob ?? ('absent' as const), said: new Map(Object.entries(said)) };
}

function statusRef(commit: Oid): string {
  return `refs/fairlead/statuses/${commit}`;
}
