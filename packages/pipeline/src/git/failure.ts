import { normalize } from 'node:path';

/**
 * What a failure of git means for whoever asked.
 *
 * - `raced`: somebody else was faster; look again and try again
 * - `locked`: another git is writing the same thing, or was killed while it did; try again
 * - `offline`: the other side did not answer; try again
 * - `rejected`: a rule of the host refuses it; trying again changes nothing
 * - `denied`: the host does not know us, or we may not
 * - `absent`: the repository, branch or object is not there
 * - `failed`: anything else
 */
export type FailureKind = 'raced' | 'locked' | 'offline' | 'rejected' | 'denied' | 'absent' | 'failed';

/** Git ended with an error. */
export class GitFailure extends Error {
  readonly kind: FailureKind;
  /** What git was asked, without what could hold a password. */
  readonly command: string;
  readonly said: string;

  constructor(args: readonly string[], stderr: string) {
    const said = withoutPasswords(stderr.trim());
    const command = withoutPasswords(`git ${args.slice(0, 2).join(' ')}`);
    super(`${command}: ${said}`);
    this.name = 'GitFailure';
    this.command = command;
    this.said = said;
    this.kind = kindOf(said);
  }
}

/** In this order: a host that refuses by its rules often says so beside words that look like a race. */
const kinds: readonly (readonly [FailureKind, RegExp])[] = [
  [
    'rejected',
    /hook declined|protected branch|GH0(06|13)|GL-HOOK-ERR|deletion prohibited|denying non-fast-forward|push rule/i,
  ],
  [
    'denied',
    /authentication failed|permission denied|could not read (username|password)|terminal prompts disabled|error: 40[13]|access denied/i,
  ],
  // Before the race that git reports beside it.
  ['locked', /unable to create '[^']*\.lock': file exists|could not lock config file .*: file exists/i],
  [
    'raced',
    /non-fast-forward|fetch first|cannot lock ref|incorrect old value provided|stale info|reference already exists|failed to update ref/i,
  ],
  [
    'absent',
    /repository .*not found|does not appear to be a git repository|not a git repository|couldn't find remote ref|does not exist|bad object|unknown revision|not a valid (object|commit) name/i,
  ],
  [
    'offline',
    /could not resolve host|connection (refused|timed out|reset)|early eof|hung up unexpectedly|unable to access|rpc failed|error: 5\d\d/i,
  ],
];

/** What this text of git's means; unknown words are `failed`. */
export function kindOf(said: string): FailureKind {
  return kinds.find(([, words]) => words.test(said))?.[0] ?? 'failed';
}

/** Whether the same may succeed a moment later. */
export function isTransient(error: unknown): error is GitFailure {
  return isContended(error) || (error instanceof GitFailure && error.kind === 'offline');
}

/** Whether another git is at the same thing. */
export function isContended(error: unknown): error is GitFailure {
  return error instanceof GitFailure && (error.kind === 'raced' || error.kind === 'locked');
}

/** The file of the lock that a failure is about; nothing where git does not name it. */
export function lockOf({ said }: Pick<GitFailure, 'said'>): string | undefined {
  const [, lock, config] =
    /unable to create '([^']*\.lock)'|could not lock config file (.*): file exists/i.exec(said) ?? [];
  const file = lock ?? (config && `${config}.lock`);
  return file && normalize(file);
}

function withoutPasswords(text: string): string {
  return text.replace(/:\/\/[^/@\s]+@/g, '://');
}
