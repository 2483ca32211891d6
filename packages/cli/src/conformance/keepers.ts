import {
  declare,
  platform,
  printJson,
  type Release,
  releaseSchema,
  resolve,
  type Service,
} from '@fairlead/model';
import type { Inputs } from './loopback-ledger.js';

// What is rendered here is its own platform: services whose pods or their number change hands.

const { service, environment } = declare({ environments: ['handover'] });

/** The environment that all of them are in. */
export const handover = 'handover';
/** Pods that each is to have always. */
export const least = 3;

const http = { http: { port: 8080, exposed: 80 } } as const;
const steps = [{ weight: 50 }, { pause: 'until-promoted' }] as const;
const ways = {
  pods: { strategy: 'canary', steps },
  requests: { strategy: 'canary', traffic: 'nginx', steps },
  colours: { strategy: 'blue-green' },
  taken: { strategy: 'canary', steps, form: 'workload-ref' },
  // Its author lets a pod count at once.
  hasty: { strategy: 'canary', steps },
} as const;

/** From a Deployment to a Rollout, and the way back. */
export type Direction = 'there' | 'back';

/** A service that goes one way with one kind of rollout. */
export interface Going {
  readonly name: string;
  readonly rollout: keyof typeof ways;
  readonly direction: Direction;
}

export const goings: readonly Going[] = (Object.keys(ways) as (keyof typeof ways)[]).flatMap((rollout) =>
  (['there', 'back'] as const)
    // A Deployment that was taken over stands at 0, which a person has to change before it comes back.
    .filter((direction) => rollout !== 'taken' || direction === 'there')
    .map((direction) => ({ name: `${rollout}-${direction}`, rollout, direction })),
);

/**
 * Services that keep their Deployment, and whose number of pods goes from Git to an autoscaler: one of them has a second
 * owner of the number, the other has none.
 */
export const counted = ['owned', 'dropped'] as const;

/**
 * The environment's files before the change or after it; what changes is the keeper of the pods, and an autoscaler
 * has their number in both.
 *
 * @param tag of the image that all of them run
 */
export function filesOf(repository: string, when: 'before' | 'after', tag = 'one'): Inputs {
  const definition = platform({
    name: 'quay',
    repository: { url: repository },
    environments: [
      environment(handover, {
        tier: 'staging',
        cloud: { provider: 'none' },
        domain: 'quay.example.com',
        edge: { kind: 'nginx' },
        delivery: { strategy: 'commit-on-merge' },
      }),
    ],
    services: [
      ...goings.map((going) => goingService(going, when)),
      ...counted.map((name) => countedService(name, when)),
    ],
  });
  const [resolved] = resolve(definition).environments;
  if (resolved === undefined) throw new Error(`there is no ${handover}`);
  return new Map([
    ['environment.json', printJson(resolved.environment)],
    ...[...resolved.services].flatMap(([name, each]) => [
      [`services/${name}.json`, printJson(each)] as const,
      [`releases/${name}.json`, printJson(releaseOf(name, tag))] as const,
    ]),
  ]);
}

const about = { description: 'Where pods change hands', owner: 'dockers' };
const scaled = { min: least, max: 9 };

function goingService({ name, rollout, direction }: Going, when: 'before' | 'after'): Service {
  const isRollout = (direction === 'there') === (when === 'after');
  // Nobody has to wait for what was there before.
  const isHasty = when === 'before' || rollout === 'hasty';
  return service({
    name,
    about,
    workloads: {
      server: {
        kind: 'server',
        ports: http,
        ...(rollout === 'requests' && { routes: { public: { hosts: [name], port: 'http' } } }),
        scaling: scaled,
        ...(isHasty && { update: { minReadySeconds: 0 } }),
        ...(isRollout && { rollout: ways[rollout] }),
      },
    },
  });
}

function countedService(name: string, when: 'before' | 'after'): Service {
  const scaling = when === 'before' ? { min: least } : scaled;
  return service({ name, about, workloads: { server: { kind: 'server', ports: http, scaling } } });
}

function releaseOf(name: string, tag: string): Release {
  return {
    schema: releaseSchema,
    service: name,
    images: { main: { origin: 'built', tag, digest: `sha256:${'0'.repeat(64)}` } },
    source: { commit: '0'.repeat(40), at: '2026-11-20T10:00:00Z' },
    definition: { environment: handover, hash: `sha256:${'0'.repeat(64)}` },
  };
}
