import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { own, printJson } from '../json.js';
import { buildHash } from '../release/build-hash.js';
import { digest, readWritten, type Told, text, time } from '../release/fields.js';
import type { Release } from '../release/release.js';
import { setHash } from '../release/set-hash.js';

/** Version of the holds file's format. */
export const holdsSchema = 'fairlead.holds/1';

/** Name of the file that holds a whole environment, instead of a service's. */
export const allServices = '_all';

const said = {
  reason: text,
  /** Who wrote it: a person's name or address, or the command that did. */
  by: text,
  at: time,
};

const hold = v.variant('kind', [
  /** Nothing arrives by itself. */
  v.strictObject({ kind: v.literal('paused'), ...said, until: v.optional(time) }),
  /**
   * What ran here when it was said goes to no other environment: what was built, by service (`buildHash`). Newer ones pass,
   * and another definition or version of it does not.
   */
  v.strictObject({
    kind: v.literal('stops-here'),
    ...said,
    until: v.optional(time),
    builds: v.record(text, digest),
  }),
  /**
   * What was rolled back does not return by itself; a newer one may come. What was built (`buildHash`), with whatever
   * definition; where the definition alone was taken back, the release with it (`setHash`).
   */
  v.strictObject({ kind: v.literal('not-again'), ...said, set: digest }),
]);

const holds = v.strictObject({
  schema: v.literal(holdsSchema),
  /** `_all` for the whole environment. */
  service: text,
  holds: v.pipe(v.array(hold), v.nonEmpty('is empty: a file that holds nothing is taken away')),
});

/** A typed stop on one service or a whole environment. */
export type Hold = v.InferOutput<typeof hold>;

/** Every hold on one service: one file, `holds/<s>.json` or `holds/_all.json`. */
export type Holds = v.InferOutput<typeof holds>;

const told: Told = {
  notJson: (message) => ({
    code: 'FL_HOLDS_JSON',
    what: `is not JSON: ${message}`,
    mend: 'take the last good version from Git; holds are written by commands, never by hand',
  }),
  wrong: (what) => ({ code: 'FL_HOLDS', what, mend: 'take the last good version from Git, or hold again' }),
};

/**
 * Reads a file of holds.
 *
 * @param file shown in problems
 * @throws FairleadError `FL_HOLDS_JSON` when it is not JSON, `FL_HOLDS` for each field that is wrong
 */
export function parseHolds(file: string, content: string): Holds {
  return readWritten(holds, { file, content }, told);
}

/** The one way in which holds are printed. */
export function printHolds(value: Holds): string {
  return printJson(value);
}

/** Those that are not over at `now`. What was rolled back stays out until somebody lifts it. */
export function standing(all: readonly Hold[], now: Date): readonly Hold[] {
  return all.filter((each) => !('until' in each) || each.until === undefined || now < new Date(each.until));
}

/** The holds with one more: a service is paused once, and each release stops or stays out once. */
export function withHold(all: readonly Hold[], added: Hold): readonly Hold[] {
  return [...all.filter((each) => subjectOf(each) !== subjectOf(added)), added];
}

function subjectOf(hold: Hold): string {
  switch (hold.kind) {
    case 'paused':
      return hold.kind;
    case 'not-again':
      return `${hold.kind} ${hold.set}`;
    case 'stops-here':
      return `${hold.kind} ${printJson(hold.builds)}`;
    default:
      return hold satisfies never;
  }
}

/** Whether a hold on a service is about this release of it, rather than about another one. */
export function isAbout(hold: Hold, release: Release): boolean {
  switch (hold.kind) {
    case 'paused':
      return true;
    case 'not-again':
      return hold.set === buildHash(release) || hold.set === setHash({ [release.service]: release });
    case 'stops-here':
      return own(hold.builds, release.service) === buildHash(release);
    default:
      return hold satisfies never;
  }
}

/** What stays out when one release is left for another, or for none. @returns the `set` of a `not-again` */
export function keptOut(left: Release, kept: Release | undefined): string {
  const isDefinitionAlone = kept !== undefined && buildHash(left) === buildHash(kept);
  return isDefinitionAlone ? setHash({ [left.service]: left }) : buildHash(left);
}

/**
 * Identity of what a target is held by. The moment at which it was said makes no hold another one, nor does the order.
 *
 * @returns `sha256:` and 64 hexadecimal digits
 */
export function holdsHash(all: readonly Hold[]): string {
  const each = all.map(({ at: _at, ...rest }) => printJson(rest)).sort();
  return `sha256:${createHash('sha256').update(each.join('')).digest('hex')}`;
}
