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
  /** What it runs on, as `os/architecture[/variant]`; none where it does not say. */
  platforms(repository: string, digest: Digest): Promise<readonly string[]>;
  /**
   * Makes an image of the repository `from` present in the repository `to`: the same bytes, never built again. It has
   * its tag there too: what has none is the first that a clean-up takes.
   */
  copy(from: string, to: string, image: TaggedImage): Promise<void>;
}

/** An image by its content, and the tag that it was built under. */
export interface TaggedImage {
  readonly digest: Digest;
  readonly tag: string;
}

/** The same, asking each question once: for one look at a moment in which nothing is copied. */
export function askedOnce(images: Images): Images {
  const tags = new Map<string, Promise<Digest | 'absent'>>();
  const digests = new Map<string, Promise<boolean>>();
  const platforms = new Map<string, Promise<readonly string[]>>();
  return {
    ...images,
    digest: (repository, tag) =>
      remembered(tags, `${repository}:${tag}`, () => images.digest(repository, tag)),
    has: (repository, digest) =>
      remembered(digests, `${repository}@${digest}`, () => images.has(repository, digest)),
    // The same bytes run on the same platforms, wherever they are kept.
    platforms: (repository, digest) =>
      remembered(platforms, digest, () => images.platforms(repository, digest)),
  };
}

function remembered<T>(answers: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const known = answers.get(key) ?? ask();
  answers.set(key, known);
  return known;
}
