import * as v from 'valibot';
import { isObject, type Json } from '../json.js';
import { FairleadError, type Problem } from '../problem.js';

const notUtc = 'is not a time in UTC (RFC 3339)';

/** What files that commands write are made of. */
export const text = v.pipe(v.string(), v.nonEmpty());
export const commit = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{40}$/, 'is not a full commit hash of 40 hexadecimal digits'),
);
export const digest = v.pipe(
  v.string(),
  v.regex(/^sha256:[0-9a-f]{64}$/, 'is not a digest (sha256: and 64 hexadecimal digits)'),
);
export const time = v.pipe(v.string(), v.isoTimestamp(notUtc), v.regex(/T.*Z$/, notUtc));

/**
 * Values of one form by any name. A record of valibot leaves out `constructor` and `prototype` without a word, which are
 * names like any other; what it cannot hold (`__proto__`, or no name at all) is refused.
 */
export const byName = <T>(of: v.GenericSchema<unknown, T>) =>
  v.pipe(
    v.custom<object>(isObject, 'is not an object'),
    v.lazy((value: unknown) => {
      const names = Object.keys(Object(value)).filter((name) => name !== '' && name !== '__proto__');
      return v.strictObject(Object.fromEntries(names.map((name) => [name, of])));
    }),
  );

type Said = Pick<Problem, 'code' | 'what' | 'mend'>;

/** What to say about a file that is not as it was written. */
export interface Told {
  notJson(message: string): Said;
  /** Of one field. */
  wrong(what: string): Said;
}

/**
 * Reads a file that a command has written.
 *
 * @param file shown in problems
 * @throws FairleadError with each field that is wrong
 */
export function readWritten<T>(
  schema: v.GenericSchema<unknown, T>,
  { file, content }: { readonly file: string; readonly content: string },
  told: Told,
): T {
  const result = v.safeParse(schema, parseJson(file, content, told));
  if (result.success) return result.output;
  throw new FairleadError(
    result.issues.map((issue) => ({
      file,
      path: v.getDotPath(issue) ?? '',
      value: (issue.input ?? undefined) as Json | undefined,
      ...told.wrong(issue.message.slice(0, 1).toLowerCase() + issue.message.slice(1)),
    })),
  );
}

function parseJson(file: string, content: string, told: Told): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new FairleadError([{ file, path: '', value: undefined, ...told.notJson(message) }], { cause });
  }
}
