/**
 * What a workload is:
 *
 * - `server` answers requests on ports and runs all the time
 * - `worker` runs all the time and answers nobody
 * - `stateful` runs all the time with an identity and storage of its own for each pod
 * - `cron` runs by the clock
 * - `job` runs once for each release, beside the others
 * - `hook` runs at a set moment of a deploy, for example before the new version serves
 */
export const workloadKinds = ['server', 'worker', 'stateful', 'cron', 'job', 'hook'] as const;
export type WorkloadKind = (typeof workloadKinds)[number];

/** The kinds that run all the time. */
export const longRunning = ['server', 'worker', 'stateful'] as const satisfies readonly WorkloadKind[];
export type LongRunning = (typeof longRunning)[number];

/** The kinds that end by themselves. */
export const runsToEnd = ['cron', 'job', 'hook'] as const satisfies readonly WorkloadKind[];
export type RunsToEnd = (typeof runsToEnd)[number];

/** How much an environment matters; sizes, replicas and protections follow from it. */
export const tiers = ['development', 'staging', 'production'] as const;
export type Tier = (typeof tiers)[number];
