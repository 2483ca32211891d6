/** What git takes as the name of a branch, without the characters that a shell or a URL reads otherwise. */
export const branchName = /^(?!.*(\/\/|\.\.|\.lock(\/|$)|\.(\/|$)))[A-Za-z0-9_][A-Za-z0-9._/-]*(?<!\/)$/;

/** A tag of an image (OCI distribution specification, "Pulling manifests"). */
export const imageTag = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/** A repository in a registry: host, then lower-case names; neither scheme, tag nor digest. */
export const imageRepository = /^[a-z0-9.-]+(:\d+)?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)+$/;

/** A DNS label (RFC 1123). */
export const dnsLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** One semantic version, without a range (semver.org, 2.0.0). */
export const exactVersion =
  /^v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;

const number = '(?:[xX*]|0|[1-9]\\d*)';
const partial = `v?${number}(?:\\.${number}(?:\\.${number}(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?)?)?`;
const comparator = `(?:[<>]=?|[=~^])?\\s*${partial}`;
const alternative = `(?:${partial}\\s+-\\s+${partial}|${comparator}(?:\\s+${comparator})*)`;

/** A range of versions as npm writes it (node-semver, "Range Grammar"). */
export const versionRange = new RegExp(`^${alternative}(?:\\s*\\|\\|\\s*${alternative})*$`);
