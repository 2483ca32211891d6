import type { Named } from '../plan/earlier.js';

/**
 * What a run looks at. It never says what to do: a run that looks at less decides the same about what it sees, so
 * an event that was lost is made good by the next run.
 */
export interface Scope {
  /** Names; all of them where absent. */
  readonly environments?: readonly string[];
  /** What moves together with them is looked at, too. */
  readonly services?: readonly string[];
  /** A commit, branch, tag or version that a person asked for, for each of the services. */
  readonly commit?: string;
  /** Tags of images that are built elsewhere, by image. */
  readonly images?: { readonly [image: string]: string };
  /** `back`: also whatever the ledger has recorded, to return to it. @default 'forward' */
  readonly looking?: 'forward' | 'back';
  /** Of what is recorded, what a person named; it is looked for however long ago it was. @default the newest states */
  readonly earlier?: Named;
}
