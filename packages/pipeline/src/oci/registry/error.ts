/** Codes of the OCI distribution specification, "Error codes", with the status that goes with each. */
const statuses = {
  BLOB_UNKNOWN: 404,
  BLOB_UPLOAD_INVALID: 416,
  BLOB_UPLOAD_UNKNOWN: 404,
  DIGEST_INVALID: 400,
  MANIFEST_BLOB_UNKNOWN: 404,
  MANIFEST_INVALID: 400,
  MANIFEST_UNKNOWN: 404,
  NAME_INVALID: 400,
  NAME_UNKNOWN: 404,
  UNAUTHORIZED: 401,
  DENIED: 403,
  UNSUPPORTED: 405,
} as const;

/** A request that the registry refuses, as the specification says it. */
export class Refusal extends Error {
  readonly code: keyof typeof statuses;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: keyof typeof statuses, headers: Readonly<Record<string, string>> = {}) {
    super(code);
    this.code = code;
    this.headers = headers;
  }

  get status(): number {
    return statuses[this.code];
  }

  get body(): string {
    return JSON.stringify({ errors: [{ code: this.code, message: this.code.toLowerCase() }] });
  }
}
