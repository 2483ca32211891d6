import { type EnvironmentResolution, FairleadError, longRunning, type Resolution } from '@fairlead/model';

/** What the demo carries through the platform: a service, and the two environments at the end of its way. */
export interface Subject {
  readonly service: string;
  readonly workload: string;
  /** How many pods run at most in production today. */
  readonly max: number;
  /** Takes what another one runs, once a person says so. */
  readonly production: EnvironmentResolution;
  /** Where that comes from. */
  readonly stage: EnvironmentResolution;
  /** Where commits arrive before that; the stage itself where nothing is before it. */
  readonly first: EnvironmentResolution;
}

/**
 * The first service that runs all the time and is built here, on its way to the last environment that takes releases
 * from another.
 *
 * @throws FairleadError `FL_DEMO_SUBJECT` when there is none
 */
export function findSubject({ environments }: Resolution): Subject {
  const candidates = environments.toReversed().flatMap((production) => {
    const { delivery } = production.environment;
    const stage = environments.find(
      ({ name }) => delivery.strategy === 'pull-request' && delivery.from === name,
    );
    if (stage === undefined) return [];
    const first = environments.find(({ name }) => name !== production.name && name !== stage.name) ?? stage;
    return subjectsIn({ production, stage, first });
  });
  const [subject] = candidates;
  if (subject !== undefined) return subject;
  const what = 'has no service that is built here in an environment that takes releases from another';
  const mend = 'clone the sample platform, or let an environment take what another one runs';
  throw new FairleadError([
    { code: 'FL_DEMO_SUBJECT', file: 'apps/platform.ts', path: '', value: undefined, what, mend },
  ]);
}

type Way = Pick<Subject, 'production' | 'stage' | 'first'>;

function subjectsIn(way: Way): readonly Subject[] {
  const isThere = (at: EnvironmentResolution, service: string) => at.services.get(service)?.retired === false;
  return [...way.production.services]
    .filter(([service]) => Object.values(way).every((at) => isThere(at, service)))
    .filter(([, { images }]) => Object.values(images).some(({ origin }) => origin === 'built'))
    .flatMap(([service, { workloads }]) =>
      Object.entries(workloads).flatMap(([workload, { kind, scaling }]) => {
        const runsOn = longRunning.some((each) => each === kind);
        return runsOn && scaling ? [{ service, workload, max: scaling.max, ...way }] : [];
      }),
    );
}
