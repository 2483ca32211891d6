import type { Hold, Problem, Release, ResolvedEnvironment } from '@fairlead/model';
import type { Oid } from '../git/oid.js';

/** Version of the format. */
export const observedSchema = 'fairlead.observed/1';

export type { Oid };

/**
 * All that the planner may know, as plain JSON: it can be saved, sent along with a question, and replayed. An event
 * never says what to do; it only narrows which environments and services are observed.
 */
export interface Observed {
  readonly schema: typeof observedSchema;
  /** The branch whose commits are released. */
  readonly tracked: { readonly branch: string; readonly tip: Oid };
  /** In the platform's order; those that this run is about, and those that they take releases from. */
  readonly environments: readonly ObservedEnvironment[];
  /** What the others hold: a release that stops there goes nowhere. */
  readonly others?: readonly HeldEnvironment[];
  /** Open ones, and closed ones whose set was rejected. */
  readonly requests: readonly ObservedRequest[];
  /** Those that go back; only who goes back looks at them. */
  readonly rollbacks?: readonly ObservedRequest[];
}

/** What the planner reads of `environment.json`. */
export type EnvironmentSettings = Pick<
  ResolvedEnvironment,
  'name' | 'delivery' | 'folder' | 'freezes' | 'ledger' | 'protected' | 'retired'
>;

/** An environment as far as its holds go. */
export type HeldEnvironment = Pick<ObservedEnvironment, 'settings' | 'holds' | 'proposedHolds'>;

export interface ObservedEnvironment {
  readonly settings: EnvironmentSettings;
  /** Where its releases and holds are written. */
  readonly ledger: ObservedLedger;
  /** By service, `_all` for all of them; those that are over may be among them. */
  readonly holds: { readonly [service: string]: readonly Hold[] };
  /** What open requests would hold: it is held as long as they are open. */
  readonly proposedHolds?: readonly ProposedHolds[];
  /** Files of holds that cannot be read: what they hold is held until they can. */
  readonly holdProblems: { readonly [service: string]: Problem };
  /** Every service of the environment, by name. */
  readonly present: readonly string[];
  /** Those that were looked at. A unit is planned when all of its services were. */
  readonly services: { readonly [service: string]: ObservedService };
}

/** A branch that releases are written to. Environments may share one: then they share a commit. */
export interface ObservedLedger {
  /** `''` for this repository, else its address. */
  readonly repository: string;
  readonly branch: string;
  /** `absent` before the first release of a ledger of its own. */
  readonly tip: Oid | 'absent';
  /** The environment's folder there. */
  readonly folder: string;
}

export interface ObservedService {
  /** Every image of the resolved service by name, and where this environment pulls it from. */
  readonly images: {
    readonly [name: string]: Pick<ObservedImage, 'origin' | 'repository' | 'range' | 'processors'>;
  };
  /** Hash of `services/<s>.json` as the tracked branch has it. */
  readonly definitionHash: string;
  /** Which definition a release is rendered from; absent where the definitions stand beside the releases. */
  readonly renderedFrom?: ObservedDefinition;
  /** Nothing new is released of what is being taken away. */
  readonly retired: boolean;
  /** The resolved file cannot be read: nothing is released of this service, and it is named. */
  readonly definitionProblem?: Problem;
  /** What runs here; absent before the first release. */
  readonly release?: Release;
  /** The release file cannot be read: this service keeps what it runs and is named. */
  readonly releaseProblem?: Problem;
  /** The newest states of the release file, newest first, the current one among them; as far back as was asked for. */
  readonly history: readonly Recorded[];
  /** The change after `history` that took the release file away; absent while it is there. */
  readonly gone?: RecordedChange;
  /**
   * What could be released here, in any order: commits of the tracked branch that touch the service since its current
   * source, tagged versions that are not below what runs, the source of what each other environment here runs, and whatever was asked for; for a
   * rollback the source of every state in `history`.
   */
  readonly candidates: readonly Candidate[];
  /** Whether what runs is synced and healthy; absent where nobody knows. */
  readonly ready?: boolean;
}

/** Commits of the tracked branch that last changed `services/<s>.json` of this environment. */
export interface ObservedDefinition {
  /** As it is now; the one that what runs names, as long as that says the same. */
  readonly today: Oid;
  /**
   * As it was while the environment that releases come from had the definition that it runs now: what was tested there is
   * what ships, and what is this environment's alone may be newer. Absent where that is today's.
   */
  readonly tested?: Oid;
}

export interface ObservedImage {
  readonly origin: 'built' | 'external' | 'vendor';
  /** Full name without tag. */
  readonly repository: string;
  /** Versions that the definition allows of what others publish. */
  readonly range?: string;
  /** Processors of the nodes that it is to run on, such as `amd64`; absent where nothing runs it. */
  readonly processors?: readonly string[];
  readonly tag: string;
  readonly digest: string;
}

/** A change of a release file on its ledger. */
export interface RecordedChange {
  /** The ledger's commit that made it. */
  readonly commit: Oid;
  readonly at: string;
  /** Whether the commit names Fairlead's command in its trailers; a person pressing *Revert* leaves none. */
  readonly writer: 'fairlead' | 'other';
  /** Whether the service's holds were written or taken away in that commit or a later one. */
  readonly heldSince: boolean;
}

/** A state of a release file that the ledger has recorded. */
export interface Recorded extends RecordedChange {
  /** Place in the ledger branch's own order: of two commits the later one has the larger number. */
  readonly position: number;
  readonly release: Release;
}

/** A commit that could be released, seen from what the environment runs. */
export interface Candidate {
  readonly commit: Oid;
  /** Later commits that are the same to the service: who names one of them means this one. */
  readonly same?: readonly Oid[];
  /** When it was built (RFC 3339, UTC). Never compared: order is `relation` and `position`. */
  readonly at: string;
  /** From a tag `vX.Y.Z` or `<service>-vX.Y.Z`, without its prefix. */
  readonly version?: string;
  /**
   * To the current release's source: `ahead` is a descendant, `behind` an ancestor. `unknown`: the current source is in
   * no branch any more. `first`: nothing runs yet.
   */
  readonly relation: 'first' | 'ahead' | 'same' | 'behind' | 'diverged' | 'unknown';
  /**
   * Place in the tracked branch's own order, over all services: of two commits the later one has the larger number.
   * Absent off the branch.
   */
  readonly position?: number;
  /** Where it left the tracked branch; absent on it. */
  readonly branchedFrom?: Oid;
  /** Commits of what runs here whose patch this one does not have: releasing it would silently lose them. */
  readonly missing: readonly Oid[];
  /** Whether the commit touches what the service's images are built from, or is its very first. */
  readonly touches: boolean;
  /** Every image of the service at that commit, in this environment's registry. */
  readonly images: { readonly [name: string]: CandidateImage };
  /** The newest migration by database. */
  readonly schemas?: { readonly [database: string]: string };
}

export type CandidateImage =
  | ({ readonly state: 'present' } & FoundImage)
  /** In another registry that this one may copy it from, by digest. */
  | ({ readonly state: 'elsewhere'; readonly from: string } & FoundImage)
  /** Not built yet, failed, or cleaned up; or the registry does not tell, and why. */
  | { readonly state: 'absent'; readonly problem?: Problem };

interface FoundImage {
  readonly tag: string;
  readonly digest: string;
  /** `os/architecture[/variant]`; absent where it does not say, and for what runs here already. */
  readonly platforms?: readonly string[];
}

/** A merge request or pull request. */
export interface ObservedRequest {
  readonly ref: RequestRef;
  readonly state: 'open' | 'rejected' | 'merged';
  readonly target: UnitRef;
  readonly head: { readonly branch: string; readonly tip: Oid };
  readonly base: { readonly repository: string; readonly branch: string };
  /** `setHash` of what it would bring, and of what it would replace; both from its hidden metadata. */
  readonly set: string;
  readonly over: string;
  /** A commit on the head branch that is not ours: nobody's work is overwritten. */
  readonly foreign?: Oid;
  /** Whether the forge would merge it: reviews, required checks, conflicts. */
  readonly merge: 'ready' | 'waits' | 'conflict' | 'unknown';
  /** Of the head commit, by context. */
  readonly statuses: { readonly [context: string]: Status };
}

/** A request that writes the holds of a service, for a branch that takes no push. */
export interface ProposedHolds {
  /** `_all` for the whole environment. */
  readonly service: string;
  /** All that would be held there, with what is held already. */
  readonly holds: readonly Hold[];
  /** Absent while it is about to be opened. */
  readonly request?: ObservedRequest;
}

/** What the forge calls it: its number, and the address that a person opens. */
export interface RequestRef {
  readonly number: number;
  readonly url: string;
}

export interface Status {
  readonly state: 'pending' | 'success' | 'failure';
  /** At most 140 characters, GitHub's limit. */
  readonly words: string;
}

/** A release unit of an environment: a service, a named set of them, or `_all`. */
export interface UnitRef {
  readonly environment: string;
  readonly unit: string;
}
