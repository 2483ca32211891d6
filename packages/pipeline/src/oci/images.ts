/** Content address of a manifest or a blob: `sha256:` and 64 hexadecimal digits (OCI image specification, descriptor). */
export type Digest = `sha256:${string}`;

/**
 * The images that a promotion asks about, wherever they are kept.
 *
 * A repository is named with its registry: `ghcr.io/example/api`.
 */
export interface Images {
  /** What the tag names now. A tag may move: ask once, then go by the digest. */
  digest(repository: string, tag: string): Promise<Digest | 'absent'>;
  /** Whether a cluster could pull exactly this. */
  has(repository: string, digest: Digest): Promise<boolean>;
  /** Makes `digest` of the repository `from` present in the repository `to`: the same bytes, never built again. */
  copy(from: string, to: string, digest: Digest): Promise<void>;
}
