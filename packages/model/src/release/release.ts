import * as v from 'valibot';
import { printJson } from '../json.js';
import { byName, commit, digest, readWritten, type Told, text, time } from './fields.js';

/** Version of the release file's format. */
export const releaseSchema = 'fairlead.release/1';

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
  images: byName(image),
  source: v.strictObject({
    /** The commit that it was built from. */
    commit,
    /** When that was built (RFC 3339, UTC). */
    at: time,
    /** Where it left the tracked branch; absent for a commit of that branch. */
    branchedFrom: v.optional(commit),
  }),
  /** Semantic version, where it was released under one. */
  version: v.optional(
    v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/, 'is not a semantic version')),
  ),
  /** The definition that it was tested with: hash of `services/<s>.json` of this environment. */
  definition: v.strictObject({ environment: text, hash: digest }),
  /**
   * Where releases are not written beside the definitions: the commit of the tracked branch whose `services/<s>.json` its
   * objects are rendered from, the one that last changed it. Absent in this tree, and in files of earlier versions.
   */
  renderedFrom: v.optional(commit),
  /** The newest migration that it needs, by database. */
  schemas: v.optional(byName(text)),
});

/** What a service runs in an environment: one file, `releases/<s>.json`. */
export type Release = v.InferOutput<typeof release>;
export type ReleaseImage = v.InferOutput<typeof image>;

const told: Told = {
  notJson: (message) => ({
    code: 'FL_RELEASE_JSON',
    what: `is not JSON: ${message}`,
    mend: 'take the last good version from Git; releases are written by commands, never by hand',
  }),
  wrong: (what) => ({
    code: 'FL_RELEASE',
    what,
    mend: 'take the last good version from Git, or promote again',
  }),
};

/**
 * Reads a release file.
 *
 * @param file shown in problems
 * @throws FairleadError `FL_RELEASE_JSON` when it is not JSON, `FL_RELEASE` for each field that is wrong
 */
export function parseRelease(file: string, content: string): Release {
  return readWritten(release, { file, content }, told);
}

/** The one way in which releases are printed. */
export function printRelease(value: Release): string {
  return printJson(value);
}
