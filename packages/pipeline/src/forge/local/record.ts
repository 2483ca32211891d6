import { FairleadError, printJson } from '@fairlead/model';
import * as v from 'valibot';

/** What the local forge keeps of a request: one JSON blob under `refs/fairlead/requests/<number>`. */
const record = v.strictObject({
  schema: v.literal('fairlead.request/1'),
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  state: v.picklist(['open', 'merged', 'closed']),
  base: v.string(),
  head: v.string(),
  /** Of a request that ended: the head it ended with. */
  headCommit: v.optional(v.string()),
  title: v.string(),
  body: v.string(),
  /** Newest review of each person. */
  reviews: v.record(
    v.string(),
    v.strictObject({ verdict: v.picklist(['approved', 'changes-wanted']), commit: v.string() }),
  ),
  comments: v.record(v.string(), v.string()),
  closed: v.optional(v.strictObject({ by: v.string(), because: v.string() })),
  merge: v.optional(v.string()),
});

export type RequestRecord = v.InferOutput<typeof record>;

export function printRecord(value: RequestRecord): string {
  return printJson(value);
}

/** @throws FairleadError `FL_REQUEST_RECORD` */
export function parseRecord(ref: string, content: string): RequestRecord {
  const result = v.safeParse(record, json(content));
  if (result.success) return result.output;
  const [issue] = result.issues;
  const what = `is not a request of the local forge: ${issue.message}`;
  const mend = `delete the ref with \`git update-ref -d ${ref}\`; the request is opened again when it is still wanted`;
  throw new FairleadError([
    { code: 'FL_REQUEST_RECORD', file: ref, path: v.getDotPath(issue) ?? '', value: undefined, what, mend },
  ]);
}

function json(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
