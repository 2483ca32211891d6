import type { Row } from './row.js';

/** What a case found. */
export interface Found {
  readonly rows: readonly Row[];
  /** What could not be measured on this machine, and why. */
  readonly skipped?: readonly string[];
}

/** Claims that are measured together. */
export interface Case {
  /** As it is chosen with `--only`. */
  readonly name: string;
  readonly title: string;
  measure(at: Bench): Found;
}

/** What every case may use. */
export interface Bench {
  /** The repository, absolute. */
  readonly root: string;
  /** An empty folder in memory where the machine has one, for the case alone. */
  readonly folder: string;
  progress(line: string): void;
}
