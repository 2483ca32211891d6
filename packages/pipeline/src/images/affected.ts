import type { IsInput } from './inputs.js';

/** A service with images that are built here, as one commit has it. */
export interface BuiltService {
  readonly service: string;
  /** One for each of its images. They move together, so a change of one builds all. */
  readonly inputs: readonly IsInput[];
  /** The commit that its newest image was built from; `undefined` where none is known. */
  readonly newest: string | undefined;
}

/** Whether a commit needs images of a service, and why. */
export type Need =
  /** Nothing that it is built from is another than when its newest image was built. */
  | { readonly kind: 'none'; readonly since: string }
  | { readonly kind: 'first' }
  /** Sorted. */
  | { readonly kind: 'changed'; readonly since: string; readonly files: readonly string[] }
  /** A person named it. */
  | { readonly kind: 'asked' };

/**
 * Which services a commit needs images of: those of whose inputs one changed since the commit of their newest
 * image. Level-triggered: a build that never ran is made up for by the next, and a commit that changes nothing
 * needs nothing.
 *
 * @param changedSince every file that differs between that commit and the one that is looked at
 */
export function affectedImages(
  services: readonly BuiltService[],
  changedSince: (commit: string) => readonly string[],
): ReadonlyMap<string, Need> {
  return new Map(services.map((each) => [each.service, needOf(each, changedSince)]));
}

function needOf({ inputs, newest }: BuiltService, changedSince: (commit: string) => readonly string[]): Need {
  if (newest === undefined) return { kind: 'first' };
  const files = changedSince(newest).filter((file) => inputs.some((isInput) => isInput(file)));
  if (files.length === 0) return { kind: 'none', since: newest };
  return { kind: 'changed', since: newest, files: [...files].sort() };
}

/**
 * The commit of the newest image.
 *
 * @param history commits from the one that is built backwards, none before all of its descendants
 * @param images commits that an image is known of; those outside the history were built elsewhere
 */
export function newestOf(history: readonly string[], images: ReadonlySet<string>): string | undefined {
  return history.find((commit) => images.has(commit));
}
