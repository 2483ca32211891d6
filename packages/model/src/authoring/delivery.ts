/**
 * How a release arrives. `Others` are the environments that it can come from, `Moved` the services that sets name,
 * `Tag` the tag that is followed.
 *
 * Delivery is one of three choices: `delivery` says how a release arrives, `ledger` where it is written, `format`
 * what is written. The ways that have a name are these:
 *
 * | name | delivery | ledger | format |
 * | --- | --- | --- | --- |
 * | commit on merge | `commit-on-merge` | any | any |
 * | pull request | `pull-request` | any | any |
 * | GitHub or GitLab Release | `version-release` | any | any |
 * | Image Updater | `image-updater` | any but `oci` | any |
 * | rollout restart | `rollout-restart` | any | any |
 * | digest commit | `digest-commit` | its own branch | any |
 * | environment branch | any but `digest-commit` | `branch` | any |
 * | OCI chart | any but `digest-commit` and `image-updater` | `oci` | `helm` |
 */
export type Delivery<
  Others extends string = string,
  Moved extends string = string,
  Tag extends string = string,
> = Arrival<Moved> &
  (
    | CommitOnMerge
    | PullRequest<Others>
    | VersionRelease
    | DigestCommit
    | ImageUpdater<Tag>
    | RolloutRestart<Tag>
  );

/** What every strategy can say. */
export interface Arrival<Moved extends string = string> {
  /**
   * Which commits: those of the tracked branch, or those of feature branches too.
   *
   * @default 'tracked'
   */
  readonly accepts?: 'tracked' | 'any';
  /**
   * What moves at once: each service by itself, all together, or sets that were tested together. A service that
   * is in no set moves by itself.
   *
   * @default 'each'
   */
  readonly promote?: 'each' | 'together' | { readonly sets: ServiceSets<Moved> };
}

/** Names of services by the name of the set that they move in; a service is in one set at most. */
export interface ServiceSets<Moved extends string = string> {
  readonly [set: string]: readonly Moved[];
}

/** Each merge to the tracked branch, by a commit that CI makes. */
export interface CommitOnMerge {
  readonly strategy: 'commit-on-merge';
}

/** What another environment runs, by a request that a person merges. */
export interface PullRequest<Others extends string = string> {
  readonly strategy: 'pull-request';
  readonly from: Others;
  /** Merged without a person as soon as all that it waits for is there. @default false */
  readonly autoMerge?: boolean;
}

/** A release with a semantic version, as a person makes one on the Git host. */
export interface VersionRelease {
  readonly strategy: 'version-release';
  /** A range of versions: `^2.0.0`. @default '*' */
  readonly versions?: string;
  /** Whether versions such as `2.0.0-rc.1` arrive too. @default false */
  readonly prereleases?: boolean;
}

/** A digest alone, on a branch that a bot owns and squashes. That branch is the ledger. */
export interface DigestCommit {
  readonly strategy: 'digest-commit';
  /** @default `deploy/<environment>` */
  readonly branch?: string;
}

/** Argo CD Image Updater writes the digest of a tag that moves back to Git; nothing else may write it. */
export interface ImageUpdater<Tag extends string = string> {
  readonly strategy: 'image-updater';
  /** The tag that moves, such as `main`; never `latest`. */
  readonly follow: Tag & NotLatest<Tag>;
}

/** A tag that moves, and a restart that CI asks for and waits for. Nothing in Git says what runs. */
export interface RolloutRestart<Tag extends string = string> {
  readonly strategy: 'rollout-restart';
  /** The tag that moves, such as `main`; never `latest`. */
  readonly follow: Tag & NotLatest<Tag>;
}

/** `latest` says nothing about what runs, and does not compile. */
type NotLatest<Tag> = Tag extends 'latest' ? never : unknown;

export type DeliveryStrategy = Delivery['strategy'];

/** The same with every default filled in. */
export type ResolvedDelivery = Required<Arrival> &
  (
    | CommitOnMerge
    | Required<PullRequest>
    | Required<VersionRelease>
    | Required<DigestCommit>
    | ImageUpdater
    | RolloutRestart
  );
