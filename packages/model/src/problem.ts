import type { Json } from './json.js';

/** One thing that is wrong with what a user wrote: where, what, and how to mend it. */
export interface Problem {
  /** Permanent and documented: codes are never renamed or reused. */
  readonly code: `FL_${string}`;
  /** The file to edit, relative to the repository's root, `/` between folders. */
  readonly file: string;
  /** The place in that file, as property names joined by dots: `workloads.server.scaling.min`. */
  readonly path: string;
  /** What was found there; `undefined` where something is missing. */
  readonly value: Json | undefined;
  /** What is wrong, in lower case and without a full stop. */
  readonly what: string;
  /** What to do about it, as an imperative. */
  readonly mend: string;
  /** Where it is so, when the file does not say it. What is so in several environments is told as one. */
  readonly environment?: string;
}

/** Thrown once with every problem of a run, sorted by file and path. */
export class FairleadError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    const sorted = sortProblems(problems);
    super(sorted.map(renderProblem).join('\n'), options);
    this.name = 'FairleadError';
    this.problems = sorted;
  }
}

/** Throws a {@link FairleadError} when there is at least one problem. */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new FairleadError(problems);
}

/** Two lines of text: `CODE file path = value`, then what is wrong and how to mend it. */
export function renderProblem(problem: Problem): string {
  const value = problem.value === undefined ? '' : ` = ${shorten(JSON.stringify(problem.value))}`;
  const place = problem.path === '' ? '' : ` ${problem.path}`;
  return `${problem.code} ${problem.file}${place}${value}\n  ${problem.what}; ${problem.mend}`;
}

/** Problems in the order in which they are shown: by file, path, code, text and value; equal ones once. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const { file, path, code, what, value } = problem;
    const key = [file, path, code, what, JSON.stringify(value)].join('\0');
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, group]) => toldOnce(group));
}

/** Equal problems as one, whose text names the environments in which it is so. */
function toldOnce(group: readonly Problem[]): readonly Problem[] {
  const [first] = group;
  if (first === undefined) return [];
  const { environment, ...problem } = first;
  if (environment === undefined) return [problem];
  const names = [...new Set(group.flatMap((each) => each.environment ?? []))].sort();
  return [{ ...problem, what: `${problem.what} in ${listed(names)}` }];
}

/** `dev`, `dev and prod`, `dev, prod and stg`. */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
