import { FairleadError, printJson } from '@fairlead/model';
import * as v from 'valibot';
import type { Git } from '../../git/program.js';
import { store, stored } from './store.js';

const ref = 'refs/fairlead/protection';

const rule = v.strictObject({
  /** People who must approve of the very head that is merged. */
  approvals: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  /** Checks that must have succeeded on it. */
  statuses: v.optional(v.array(v.string()), []),
});
const rules = v.record(v.string(), rule);

/** What must hold before a request into a branch is merged. */
export type Protection = v.InferOutput<typeof rule>;

/** The rules of one branch; none for a branch that has no row. */
export async function protectionOf(git: Git, branch: string): Promise<Protection> {
  const kept = await stored(git, ref);
  const found = kept === undefined ? {} : parse(kept.content);
  return (Object.hasOwn(found, branch) ? found[branch] : undefined) ?? { approvals: 0, statuses: [] };
}

/** Sets the rules of one branch. */
export async function protect(git: Git, branch: string, protection: Partial<Protection>): Promise<void> {
  const kept = await stored(git, ref);
  const found = kept === undefined ? {} : parse(kept.content);
  const content = printJson({ ...found, [branch]: { approvals: 0, statuses: [], ...protection } });
  await store(git, ref, { was: kept?.blob ?? 'absent', content });
}

function parse(content: string): v.InferOutput<typeof rules> {
  try {
    return v.parse(rules, JSON.parse(content));
  } catch (cause) {
    const what = 'is not a table of rules for branches';
    const mend = 'delete the ref and set the rules again';
    throw new FairleadError([{ code: 'FL_PROTECTION', file: ref, path: '', value: undefined, what, mend }], {
      cause,
    });
  }
}
