import * as v from 'valibot';
import { type Json, printJson } from '../json.js';
import { FairleadError, type Problem } from '../problem.js';

/** Version of the release file's format. */
export const releaseSchema = 'fairlead.release/1';

const notUtc = 'is not a time in UTC (RFC 3339)';
const text = v.pipe(v.string(), v.nonEmpty());
const commit = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{40}$/, 'is not a full commit hash of 40 hexadecimal digits'),
);
const digest = v.pipe(
  v.string(),
  v.regex(/^sha256:[0-9a-f]{64}$/, 'is not a digest (sha256: and 64 hexadecimal digits)'),
);
// Requirement A10. The grammar of a tag is the one of the OCI distribution specification.
const tag = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/, 'is not an image tag'),
  v.notValues(['latest'], '`latest` says nothing about what runs'),
);

const image = v.strictObject({
  tag,
  digest,
  /** Built from this repository, from another one, or published by somebody else. */
  origin: v.picklist(['built', 'external', 'vendor']),
});

const release = v.strictObject({
  schema: v.literal(releaseSchema),
  service: text,
  /** Every image of the service, by the name that the definition gives it. */
  images: v.record(text, image),
  /** The commit that it was built from, and when (RFC 3339, UTC). */
  source: v.strictObject({
    commit,
    at: v.pipe(v.string(), v.isoTimestamp(notUtc), v.regex(/T.*Z$/, notUtc)),
  }),
  /** Semantic version, where it was released under one. */
  version: v.optional(
    v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/, 'is not a semantic version')),
  ),
  /** The definition that it was tested with: hash of `services/<s>.json` of this environment. */
  definition: v.strictObject({ environment: text, hash: digest }),
  /** The newest migration that it needs, by database. */
  schemas: v.optional(v.record(text, text)),
});

/** What a service runs in an environment: one file, `releases/<s>.json`. */
export type Release = v.InferOutput<typeof release>;
export type ReleaseImage = v.InferOutput<typeof image>;

/**
 * Reads a release file.
 *
 * @param file shown in problems
 * @throws FairleadError `FL_RELEASE_JSON` when it is not JSON, `FL_RELEASE` for each field that is wrong
 */
export function parseRelease(file: string, content: string): Release {
  const result = v.safeParse(release, parseJson(file, content));
  if (result.success) return result.output;
  throw new FairleadError(result.issues.map((issue) => problem(file, issue)));
}

/** The one way in which releases are printed. */
export function printRelease(value: Release): string {
  return printJson(value);
}

function parseJson(file: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    const what = `is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`;
    const mend = 'take the last good version from Git; releases are written by commands, never by hand';
    throw new FairleadError([{ code: 'FL_RELEASE_JSON', file, path: '', value: undefined, what, mend }], {
      cause,
    });
  }
}

function problem(file: string, issue: v.BaseIssue<unknown>): Problem {
  const path = v.getDotPath(issue) ?? '';
  return {
    code: 'FL_RELEASE',
    file,
    path,
    value: (issue.input ?? undefined) as Json | undefined,
    what: issue.message.slice(0, 1).toLowerCase() + issue.message.slice(1),
    mend: 'take the last good version from Git, or promote again',
  };
}
