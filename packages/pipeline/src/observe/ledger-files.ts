import {
  FairleadError,
  type Hold,
  type Holds,
  type Problem,
  parseHolds,
  parseRelease,
  type Release,
} from '@fairlead/model';

/** Files of an environment's folder on its ledger that commands write. */
export interface LedgerFiles {
  readonly releases: ReadonlyMap<string, Release>;
  /** Files that cannot be read, by service. */
  readonly releaseProblems: ReadonlyMap<string, Problem>;
  readonly holds: { readonly [service: string]: readonly Hold[] };
  readonly holdProblems: { readonly [service: string]: Problem };
}

/**
 * Reads releases and holds. One that cannot be read stops nobody else: it is told with its problem.
 *
 * @param files path from the repository's root → content
 * @param folder the environment's folder there
 */
export function readLedgerFiles(files: ReadonlyMap<string, string>, folder: string): LedgerFiles {
  const releases = readEach(files, `${folder}/releases/`, parseRelease);
  const holds = readEach(files, `${folder}/holds/`, parseHolds);
  const list = ([service, { holds }]: readonly [string, Holds]) => [service, holds] as const;
  return {
    releases: releases.read,
    releaseProblems: releases.problems,
    holds: Object.fromEntries([...holds.read].map(list)),
    holdProblems: Object.fromEntries(holds.problems),
  };
}

function readEach<T extends { readonly service: string }>(
  files: ReadonlyMap<string, string>,
  prefix: string,
  parse: (file: string, content: string) => T,
): { readonly read: ReadonlyMap<string, T>; readonly problems: ReadonlyMap<string, Problem> } {
  const read = new Map<string, T>();
  const problems = new Map<string, Problem>();
  for (const [file, content] of files) {
    if (!file.startsWith(prefix) || !file.endsWith('.json')) continue;
    const service = file.slice(prefix.length, -'.json'.length);
    try {
      read.set(service, ofService(file, service, parse(file, content)));
    } catch (error) {
      if (!(error instanceof FairleadError)) throw error;
      const [problem] = error.problems;
      if (problem !== undefined) problems.set(service, problem);
    }
  }
  return { read, problems };
}

/** A file that was copied by hand says another service's name inside. */
function ofService<T extends { readonly service: string }>(file: string, service: string, read: T): T {
  if (read.service === service) return read;
  const what = `is not ${service}, the name of the file`;
  const mend = 'take the last good version from Git';
  throw new FairleadError([
    { code: 'FL_LEDGER_PLACE', file, path: 'service', value: read.service, what, mend },
  ]);
}
