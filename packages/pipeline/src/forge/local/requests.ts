import { FairleadError } from '@fairlead/model';
import type { Oid } from '../../git/oid.js';
import type { Git } from '../../git/program.js';
import { parseRecord, printRecord, type RequestRecord } from './record.js';
import { settled, store, stored, storedBelow } from './store.js';

const prefix = 'refs/fairlead/requests/';

/** A request as it is kept, with what it is compared with when it is written again. */
export interface Kept {
  readonly record: RequestRecord;
  readonly blob: Oid;
}

/** Every request there ever was, oldest first. */
export async function keptRequests(git: Git): Promise<readonly Kept[]> {
  const all = await storedBelow(git, prefix);
  const read = all.map(({ ref, blob, content }) => ({ record: parseRecord(ref, content), blob }));
  return read.sort((a, b) => a.record.number - b.record.number);
}

/** @throws FairleadError `FL_REQUEST_UNKNOWN` */
export async function keptRequest(git: Git, number: number): Promise<Kept> {
  const ref = requestRef(number);
  const found = await stored(git, ref);
  if (found !== undefined) return { record: parseRecord(ref, found.content), blob: found.blob };
  const what = 'is not a request of this repository';
  const mend = 'see which there are with `fairlead request list`';
  throw new FairleadError([
    { code: 'FL_REQUEST_UNKNOWN', file: prefix.slice(0, -1), path: '', value: number, what, mend },
  ]);
}

/**
 * Changes a request from what it is when the change is written; `undefined` leaves it.
 *
 * @returns the request as it is then
 */
export function changeRequest(
  git: Git,
  number: number,
  change: (record: RequestRecord) => RequestRecord | undefined,
): Promise<RequestRecord> {
  return settled(async () => {
    const { record, blob } = await keptRequest(git, number);
    const changed = change(record);
    if (changed === undefined) return record;
    await store(git, requestRef(number), { was: blob, content: printRecord(changed) });
    return changed;
  });
}

/** Opens a request under the next number, unless another process was faster: then it looks again. */
export async function openRequest(
  git: Git,
  record: Omit<RequestRecord, 'number' | 'schema'>,
): Promise<RequestRecord> {
  const last = (await keptRequests(git)).at(-1)?.record.number ?? 0;
  const opened: RequestRecord = { schema: 'fairlead.request/1', number: last + 1, ...record };
  await store(git, requestRef(opened.number), { was: 'absent', content: printRecord(opened) });
  return opened;
}

/** The ref that keeps a request. */
export function requestRef(number: number): string {
  return `${prefix}${number}`;
}

/** Name under which the program itself acts. */
export const ourselves = 'fairlead';
