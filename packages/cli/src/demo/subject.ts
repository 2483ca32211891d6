import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type EnvironmentResolution,
  FairleadError,
  longRunning,
  type Resolution,
  type ResolvedService,
} from '@fairlead/model';

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
  /** Services of production with an image that is built here, sorted, and those of them that nobody can build yet. */
  readonly built: readonly string[];
  readonly unbuilt: readonly string[];
}

/** Whether everything is there that a service's own images are built with. */
export type IsBuildable = (service: ResolvedService) => boolean;

/** A service that was begun a moment ago has a definition, and no Dockerfile. @param services folder of them, absolute */
export function hasDockerfiles(services: string): IsBuildable {
  return ({ name, images }) =>
    Object.values(images).every(
      (image) => image.origin !== 'built' || existsSync(join(services, name, image.dockerfile)),
    );
}

/**
 * The first service that runs all the time and is built here, on its way to the last environment that takes releases
 * from another.
 *
 * @throws FairleadError `FL_DEMO_SUBJECT` when there is none
 */
export function findSubject({ environments }: Resolution, isBuildable: IsBuildable): Subject {
  const candidates = environments.toReversed().flatMap((production) => {
    const { delivery } = production.environment;
    const stage = environments.find(
      ({ name }) => delivery.strategy === 'pull-request' && delivery.from === name,
    );
    if (stage === undefined) return [];
    const first = environments.find(({ name }) => name !== production.name && name !== stage.name) ?? stage;
    return subjectsIn({ production, stage, first }, isBuildable);
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

function subjectsIn(way: Way, isBuildable: IsBuildable): readonly Subject[] {
  const isThere = (at: EnvironmentResolution, service: string) => at.services.get(service)?.retired === false;
  const own = [...way.production.services.values()].filter(
    ({ images, retired }) => !retired && isBuilt(images),
  );
  const names = (services: readonly ResolvedService[]) => services.map(({ name }) => name).sort();
  const built = names(own);
  const unbuilt = names(own.filter((service) => !isBuildable(service)));
  return own
    .filter(({ name }) => !unbuilt.includes(name) && Object.values(way).every((at) => isThere(at, name)))
    .flatMap(({ name: service, workloads }) =>
      Object.entries(workloads).flatMap(([workload, { kind, scaling }]) => {
        const runsOn = longRunning.some((each) => each === kind);
        return runsOn && scaling ? [{ service, workload, max: scaling.max, ...way, built, unbuilt }] : [];
      }),
    );
}

const isBuilt = (images: ResolvedService['images']): boolean =>
  Object.values(images).some(({ origin }) => origin === 'built');
