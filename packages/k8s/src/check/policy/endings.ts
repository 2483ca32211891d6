import type { KubeObject } from '../../object.js';
import { at, type PodTemplate, textAt } from '../pods.js';
import { jobKinds, longRunningKinds } from '../rule.js';
import { podPolicy } from './policy.js';

/** A Job ends: its tries and its time are limited, and it is cleaned up. */
export const jobLimits = podPolicy({
  where: 'everywhere',
  kinds: jobKinds,
  words: {
    code: 'FL_POLICY_JOB_LIMITS',
    what: 'is missing, so a Job that fails goes on, or stays, for ever',
    mend: 'leave the limits of job as they are',
  },
  wrong: ({ object, pods }) => {
    const spec = pods.path.slice(0, -2);
    return ['backoffLimit', 'activeDeadlineSeconds', 'ttlSecondsAfterFinished']
      .map((field) => [...spec, field])
      .filter((path) => at(object, path) === undefined)
      .filter((path) => path.at(-1) !== 'ttlSecondsAfterFinished' || !isCleanedUp(object))
      .map((path) => ({ path, value: undefined }));
  },
});

/** A CronJob keeps as many as its history says; a Job that Git holds would run again if it went by itself, unlike a hook. */
function isCleanedUp(object: KubeObject): boolean {
  const moment = textAt(object, ['metadata', 'annotations', 'argocd.argoproj.io/hook']);
  return object.kind === 'CronJob' || (object.kind === 'Job' && moment === undefined);
}

/** A pod that is told to leave has the time that its pause needs, and more to finish. */
export const gracePeriod = podPolicy({
  where: 'everywhere',
  kinds: longRunningKinds,
  words: {
    code: 'FL_POLICY_GRACE',
    what: 'is used up by the pause before the process is told to stop, so it is killed at once',
    mend: 'make the grace period longer than the pause (shutdown)',
  },
  wrong: ({ pods }) => {
    const path = [...pods.path, 'terminationGracePeriodSeconds'];
    const paused = pauseOf(pods) > 0;
    return paused && secondsAfterPause(pods) <= 0 ? [{ path, value: graceOf(pods) }] : [];
  },
});

/** How long a pod has from the moment when its process is told to stop. */
export function secondsAfterPause(pods: PodTemplate): number {
  return graceOf(pods) - pauseOf(pods);
}

/** The cluster's own, where nothing is said, is half a minute. */
const graceOf = ({ spec }: PodTemplate): number => Number(spec['terminationGracePeriodSeconds'] ?? 30);

function pauseOf({ containers }: PodTemplate): number {
  const pauses = containers.map(({ spec }) => at(spec, ['lifecycle', 'preStop', 'sleep', 'seconds']));
  return Math.max(0, ...pauses.map((each) => (typeof each === 'number' ? each : 0)));
}
