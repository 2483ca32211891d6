import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type EnvironmentResolution, FairleadError, longRunning, type Resolution } from '@fairlead/model';

/** What the demo changes: a service in an environment that takes its releases from another. */
export interface Subject {
  readonly service: string;
  readonly workload: string;
  /** Where it is changed. */
  readonly environment: EnvironmentResolution;
  /** Where its releases come from. */
  readonly source: EnvironmentResolution;
  /** How many pods run at most today. */
  readonly max: number;
}

/**
 * The first service that runs all the time and has a release, in the first environment that takes releases
 * from another where it has one, too.
 *
 * @throws FairleadError `FL_DEMO_SUBJECT` when there is none
 */
export function findSubject(root: string, { environments }: Resolution): Subject {
  const candidates = environments.flatMap((environment) => {
    const { delivery } = environment.environment;
    const source = environments.find(
      ({ name }) => delivery.strategy === 'pull-request' && delivery.from === name,
    );
    return source === undefined ? [] : subjectsIn(root, environment, source);
  });
  const [subject] = candidates;
  if (subject !== undefined) return subject;
  const what = 'has no service with releases in an environment and in the one before it';
  const mend = 'clone the sample platform, or let a release reach a second environment first';
  throw new FairleadError([
    { code: 'FL_DEMO_SUBJECT', file: 'apps/platform.ts', path: '', value: undefined, what, mend },
  ]);
}

function subjectsIn(
  root: string,
  environment: EnvironmentResolution,
  source: EnvironmentResolution,
): readonly Subject[] {
  const isReleased = (at: EnvironmentResolution, service: string) =>
    existsSync(join(root, at.environment.folder, `releases/${service}.json`));
  return [...environment.services]
    .filter(
      ([service, { retired }]) => !retired && [environment, source].every((at) => isReleased(at, service)),
    )
    .flatMap(([service, { workloads }]) =>
      Object.entries(workloads).flatMap(([workload, { kind, scaling }]) => {
        const runsOn = longRunning.some((each) => each === kind);
        return runsOn && scaling ? [{ service, workload, environment, source, max: scaling.max }] : [];
      }),
    );
}
