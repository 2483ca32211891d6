/** What a command may know of the process that it runs in. Only `main.ts` makes one. */
export interface Io {
  /** The repository, absolute. */
  readonly root: string;
  readonly env: Readonly<NodeJS.ProcessEnv>;
  readonly now: Date;
  /** Whether standard output takes colours. */
  readonly colour: boolean;
  /** Says on standard error what is being done, for people who wait. */
  progress(line: string): void;
}

/** What a command leaves: nothing is printed by the command itself. */
export interface Result {
  /** See {@link exits}. */
  readonly exit: number;
  /** For people, on standard output. */
  readonly text: string;
  /** For programs, in place of the text under `--json`. */
  readonly json: unknown;
}

/** Exit codes: documented, and never given another meaning. */
export const exits = {
  /** All is done, or is as it was asked about. */
  done: 0,
  /** Something inside Fairlead is wrong. */
  internal: 1,
  /** There are changes (`diff --exit-code`), or there would be (`--plan`). */
  changes: 2,
  /** What is written is not what the definition says. */
  drift: 3,
  /** A definition, a file or an environment is wrong, or what was asked for is refused. */
  invalid: 5,
  /** The command line is wrong. */
  usage: 64,
} as const;

/** The same for people, as help ends with it. */
export const exitWords =
  'Exit codes: 0 done, 1 a fault of Fairlead, 2 changes, 3 drift, 5 invalid, 64 wrong usage.';
