/**
 * What a question may do wrong before the new version is taken back. Argo Rollouts forgives four errors in a row
 * and calls a run in which nothing else happened successful (argo-rollouts #4479): here one of each is forgiven,
 * and every canary leaves the time for three answers.
 */
export const objectiveGate = {
  interval: '60s',
  initialDelay: '60s',
  failureLimit: 1,
  // No request in a minute proves nothing in either direction: the rollout waits for a person.
  inconclusiveLimit: 1,
  consecutiveErrorLimit: 1,
} as const;

/** How often a question that has an end is asked. */
export const measurements = 5;

/** A job answers once, and has tries of its own. */
export const jobGate = { count: 1, failureLimit: 0, inconclusiveLimit: 0, consecutiveErrorLimit: 0 } as const;
