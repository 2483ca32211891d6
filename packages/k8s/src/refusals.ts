import type { Json, Problem, ResolvedEnvironment, ResolvedService, ResolvedWorkload } from '@fairlead/model';
import { divisionRefusals, routeRefusals } from './edge/refusals.js';
import { definitionFile } from './names.js';
import { spotNodes } from './placement/nodes.js';

/** Something that a definition may say and this version does not render. */
export interface Refusal {
  /** Below the workload or the service, as property names joined by dots. */
  readonly path: string;
  readonly value: Json;
  readonly what: string;
  readonly mend: string;
}

/**
 * Every use of a facet that no compiler renders yet. What stands here is refused with its place in the
 * definition, so nothing that somebody wrote is ever left out in silence.
 */
export function refusals(service: ResolvedService, environment: ResolvedEnvironment): readonly Problem[] {
  const file = definitionFile(environment, service);
  const found = [
    ...serviceRefusals.flatMap((rule) => rule(service)),
    ...Object.entries(service.workloads).flatMap(([name, workload]) =>
      workloadRefusals
        .flatMap((rule) => rule(workload, environment))
        .map((refusal) => ({ ...refusal, path: `workloads.${name}.${refusal.path}` })),
    ),
  ];
  return found.map((refusal) => ({ code: 'FL_NOT_COMPILED', file, ...refusal }));
}

type ServiceRule = (service: ResolvedService) => readonly Refusal[];
type WorkloadRule = (workload: ResolvedWorkload, environment: ResolvedEnvironment) => readonly Refusal[];

const serviceRefusals: readonly ServiceRule[] = [
  ({ format }) =>
    when(format !== 'plain', {
      path: 'format',
      value: format,
      what: 'is a format that is not rendered yet',
      mend: "write 'plain' for now, here or in the environment",
    }),
  ({ mesh }) =>
    when(mesh.inject, {
      path: 'mesh.inject',
      value: true,
      what: 'nothing of a service mesh is rendered yet',
      mend: 'leave it out for now; pods then talk to each other directly',
    }),
  ({ queues }) => named('queues', queues, 'queues are not rendered yet'),
  ({ buckets }) => named('buckets', buckets, 'buckets are not rendered yet'),
];

const workloadRefusals: readonly WorkloadRule[] = [
  ({ rollout, progression }) =>
    when(
      rollout?.strategy === 'canary' &&
        rollout.form === 'workload-ref' &&
        rollout.traffic === 'gateway-api' &&
        progression?.services !== undefined,
      {
        path: 'rollout.form',
        value: 'workload-ref',
        what: 'cannot go with divided requests: Argo CD can leave the pods of the Deployment alone, or the weights of a route, and not both',
        mend: "write form 'rollout', or traffic 'replicas'",
      },
    ),
  ({ replicas, scaling }) => {
    const metrics = [...Object.keys(scaling?.pods ?? {}), ...Object.keys(scaling?.external ?? {})];
    const byTheClock = replicas?.owner === 'keda' && replicas.hours !== undefined;
    return when(byTheClock && metrics.length > 0, {
      path: 'scaling',
      value: metrics,
      what: 'KEDA moves the pods of an environment that is switched off, and does not follow these metrics',
      mend: "scale by 'keda' with a trigger for each, or set alwaysOn to true",
    });
  },
  ({ scaling }, { cloud }) =>
    Object.entries(scaling?.triggers ?? {})
      .filter(([, { auth }]) => auth.kind === 'identity' && cloud.provider === 'none')
      .map(([name]) => ({
        path: `scaling.triggers.${name}.auth.kind`,
        value: 'identity',
        what: 'there is no cloud that KEDA could have an identity in',
        mend: "write { kind: 'secrets', parameters } in this environment",
      })),
  ({ placement: { spot } }, { cloud }) =>
    when(spot !== 'never' && spotNodes[cloud.provider] === undefined, {
      path: 'placement.spot',
      value: spot,
      what: 'there is no cloud here that has such nodes',
      mend: "set it to 'never' in this environment",
    }),
  (workload, environment) => routeRefusals(workload, environment),
  (workload, environment) => divisionRefusals(workload, environment),
  ({ phase }) =>
    when(phase?.rerun === 'once', {
      path: 'phase.rerun',
      value: 'once',
      what: 'a hook that runs once for ever is not rendered yet',
      mend: "write 'each-release' and make the hook idempotent",
    }),
  ({ lifecycle, termination }) =>
    when((lifecycle?.preStop.length ?? 0) > 0 && (termination?.preStopSeconds ?? 0) > 0, {
      path: 'lifecycle.preStop',
      value: lifecycle?.preStop ?? [],
      what: 'a container has one preStop handler, and it is the pause of shutdown.noticeSeconds',
      mend: 'set shutdown.noticeSeconds to 0 and let the command wait',
    }),
  ({ kind, update }) =>
    when(kind === 'stateful' && update?.strategy === 'recreate', {
      path: 'update.strategy',
      value: 'recreate',
      what: 'a StatefulSet replaces one pod at a time',
      mend: "leave it out, or use a workload of kind 'worker'",
    }),
  ({ kind, volumes }) =>
    Object.entries(volumes)
      .filter(([, { from }]) => 'claim' in from && from.claim.eachPod && kind !== 'stateful')
      .map(([name]) => ({
        path: `volumes.${name}.from.claim.eachPod`,
        value: true,
        what: 'only the pods of a stateful workload have storage of their own',
        mend: "leave eachPod out, or make it a workload of kind 'stateful'",
      })),
];

function when(wrong: boolean, refusal: Refusal): readonly Refusal[] {
  return wrong ? [refusal] : [];
}

function named(
  facet: string,
  entries: { readonly [name: string]: unknown },
  what: string,
): readonly Refusal[] {
  return Object.keys(entries).map((name) => ({
    path: `${facet}.${name}`,
    value: name,
    what,
    mend: 'leave it out for now, or add the objects it needs under objects',
  }));
}
