import type { Freeze, Hold, Release, ResolvedDelivery } from '@fairlead/model';
import type { Override } from '../../plan/action.js';
import type { Oid, Status } from '../../plan/observed.js';

/** A commit of the source. What it carries are patches of other commits, cherry-picked or squashed. */
export interface Source {
  readonly id: Oid;
  readonly parent?: Oid;
  readonly branch: string;
  readonly touches: readonly string[];
  readonly carries: readonly Oid[];
  /** Definitions that it edits: `dev/api`. */
  readonly defines?: readonly string[];
  readonly version?: string;
  readonly schemas?: { readonly [database: string]: string };
}

export interface Place {
  readonly name: string;
  readonly delivery: ResolvedDelivery;
  readonly freezes: { readonly [name: string]: Freeze };
  readonly registry: string;
  /** Branch of its ledger. */
  readonly branch: string;
}

/** Whose command wrote something: the automatic run, a person's promotion or hold, or a rollback. */
export type Hand = 'run' | 'person' | 'rollback';

export type Rendered = { readonly [place: string]: Oid };

/** A state of a ledger branch: whole contents by `<environment>/<service>`. */
export interface State {
  readonly id: Oid;
  readonly branch: string;
  /** `other`: by hand, without a command of Fairlead. */
  readonly writer: Hand | 'other';
  /** What its commit says that a person had set aside for it. */
  readonly aside: readonly Override['of'][];
  readonly releases: { readonly [place: string]: Release };
  /** The commit whose definition the objects beside a release are of; nothing where that is this tree's. */
  readonly rendered: Rendered;
  /** What the registry had when it was decided. */
  readonly images: World['images'];
  readonly holds: { readonly [place: string]: readonly Hold[] };
}

export interface Request {
  readonly number: number;
  readonly environment: string;
  readonly unit: string;
  readonly state: 'open' | 'rejected' | 'closed' | 'merged';
  readonly head: Oid;
  readonly branch: string;
  readonly base: string;
  readonly set: string;
  readonly over: string;
  readonly foreign?: Oid;
  /** Whose command has written its head, and what the head's commit says that they had set aside for it. */
  readonly hand: Hand;
  readonly aside: readonly Override['of'][];
  readonly releases: { readonly [place: string]: Release };
  readonly rendered: Rendered;
  /** Of a request that holds or lifts: what would be held, and what was when it was opened. */
  readonly holds?: {
    readonly [place: string]: { readonly after: readonly Hold[]; readonly before: readonly Hold[] };
  };
  /** What the registry had when its head was written. */
  readonly images: World['images'];
  /** What ran when it was opened: a merge over anything else is a conflict. */
  readonly replaces: { readonly [place: string]: Release | undefined };
  readonly statuses: { readonly [context: string]: Status };
}

/** Git, forge and registry as one value: for tests of what is decided, without doing anything. */
export interface World {
  /** Images by service. */
  readonly services: { readonly [service: string]: readonly string[] };
  readonly places: readonly Place[];
  readonly sources: readonly Source[];
  /** Commits that a force-push took away. */
  readonly forgotten: readonly Source[];
  /** Digests by `<registry>/<service>-<image>:<commit>`. */
  readonly images: { readonly [reference: string]: string };
  readonly states: readonly State[];
  readonly requests: readonly Request[];
  readonly health: { readonly [place: string]: boolean };
  /** Where somebody said that what was rolled back may return, and how many states there were then. */
  readonly letReturn: readonly { readonly at: string; readonly after: number }[];
}

/** The n-th object that is made: a hash that tells its number. */
export const oid = (kind: 'c' | 'd' | 'e', number: number): Oid =>
  `${kind}${String(number).padStart(39, '0')}`;

export const digestOf = (service: string, image: string, commit: Oid): string => {
  const text = Buffer.from(`${service} ${image} ${commit.replace(/0+/, '-')}`).toString('hex');
  return `sha256:${text.padEnd(64, '0').slice(0, 64)}`;
};

export const referenceOf = (registry: string, service: string, image: string, commit: Oid): string =>
  `${registry}/${service}-${image}:${commit}`;

export function stateOf({ states }: World, branch: string): State | undefined {
  return states.findLast((state) => state.branch === branch);
}

/** From a commit to the first one, itself included. */
export function ancestors({ sources }: World, commit: Oid): readonly Oid[] {
  const known = lines.get(sources) ?? new Map<Oid, readonly Oid[]>();
  lines.set(sources, known);
  const there = known.get(commit);
  if (there !== undefined) return there;
  const parents = new Map(sources.map(({ id, parent }) => [id, parent]));
  const line: Oid[] = [];
  for (let at: Oid | undefined = commit; at !== undefined; at = parents.get(at)) line.push(at);
  known.set(commit, line);
  return line;
}

// Asked for every pair of commits, over and over; a list of commits never changes.
const lines = new WeakMap<readonly Source[], Map<Oid, readonly Oid[]>>();
