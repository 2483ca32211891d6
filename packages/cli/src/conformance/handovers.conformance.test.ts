import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applications, applyShared, hasArgoCd, refresh, removeShared, standing } from './argo-cd.js';
import { counted, filesOf, type Going, goings, handover, least } from './keepers.js';
import { LoopbackLedger, type Pushed, sharedOf } from './loopback-ledger.js';
import { hasRollouts } from './rollouts.js';
import { newest, readyBehind, type SeenService } from './served.js';
import { run } from './tools.js';
import { type Seen, Watch } from './watch.js';

// Argo CD, the controllers of Rollouts and of autoscalers are real ones; pods are ready as soon as they are placed.

/** A Deployment or a Rollout as it was at one moment. */
interface Keeper {
  readonly metadata: Seen['metadata'] & { readonly namespace: string };
  readonly spec: { readonly replicas?: number };
  readonly status?: { readonly availableReplicas?: number };
}

const isThere = hasArgoCd() && hasRollouts();
const patience = { timeout: 200_000, interval: 300 };
const all = [...goings, ...counted.map((name) => ({ name }))];
const names = all.map(({ name }) => `${handover}-${name}`);
const careful = goings.filter(({ rollout }) => rollout !== 'hasty');
const hasty = goings.filter(({ rollout }) => rollout === 'hasty');
let ledger: LoopbackLedger;
let pushed: Pushed;
let pods: Watch<Seen & { readonly metadata: { readonly namespace?: string } }>;
let services: Watch<SeenService>;
let deployments: Watch<Keeper>;
let rollouts: Watch<Keeper>;
let since: number;

describe.skipIf(!isThere)('an autoscaled workload that goes from one keeper to another', () => {
  beforeAll(async () => {
    ledger = await LoopbackLedger.open();
    pushed = ledger.pushRendered(handover, filesOf(ledger.url, 'before'));
    applyShared(pushed.shared);
    pods = new Watch('/api/v1/pods');
    services = new Watch('/api/v1/services');
    deployments = new Watch('/apis/apps/v1/deployments');
    rollouts = new Watch('/apis/argoproj.io/v1alpha1/rollouts');
  });

  afterAll(() => {
    for (const each of [pods, services, deployments, rollouts, ledger]) each?.close();
    removeShared(handover, pushed.shared);
  });

  test('has all its pods before', async () => {
    await areThere(pushed);
    await expect.poll(() => all.filter((each) => podsOf(each) !== least), patience).toEqual([]);
  });

  test('has the other keeper after one commit, and the first no more', async () => {
    own(replicasOf('owned'));
    since = newest([...pods.seen, ...services.seen]);
    const files = filesOf(ledger.url, 'after');
    applyShared(withoutCounted(sharedOf(files)));
    pushed = ledger.pushRendered(handover, files);
    refresh(names, 'normal');
    await areThere(pushed);
    await expect.poll(() => all.filter((each) => podsOf(each) !== least), patience).toEqual([]);
  });

  test.each(careful)('is never served by fewer pods than it is to have: $name', (going) => {
    expect(Math.min(...ready(going))).toBe(least);
  });

  test.each(careful)('has the old keeper until the new one has all pods: $name', (going) => {
    expect(newKeeper(going).filter(seemsWhole)).toEqual([]);
  });

  test('begins with a pod that seems to be all there is, where a pod counts at once', () => {
    expect(hasty.flatMap((going) => newKeeper(going).filter(seemsWhole))).not.toEqual([]);
  });

  test('keeps its number when that leaves Git, where the number has a second owner, and else falls to one', () => {
    expect(counted.map((name) => Math.min(least, ...ready({ name })))).toEqual([least, 1]);
  });

  test('leads to the same version still when Argo CD applies the next one', async () => {
    const led = ['requests-there', 'colours-there'];
    const before = led.map((name) => versionsOf(name).at(-1));
    expect(before).not.toContain(undefined);
    const from = led.map((name) => versionsOf(name).length);
    const { commit } = ledger.pushRendered(handover, filesOf(ledger.url, 'after', 'two'));
    refresh(names, 'normal');
    await expect.poll(() => led.map((name) => appliedBy(name)), patience).toEqual([commit, commit]);
    const since = led.map((name, place) => versionsOf(name).slice(from[place]));
    expect(since.flatMap((each, place) => each.filter((version) => version !== before[place]))).toEqual([]);
  });
});

const replicasOf = (name: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: `${name}-server`, namespace: name },
  spec: { replicas: least },
});

/** An Application that leaves the number alone already would keep it; which comes first is chance elsewhere. */
const withoutCounted = (yaml: string) =>
  yaml
    .split('---\n')
    .filter((object) => !counted.some((name) => object.includes(`name: ${handover}-${name}\n`)))
    .join('---\n');

/** What a person does before a number leaves Git. */
function own(part: object): void {
  run(
    'kubectl',
    ['apply', '--server-side', '--field-manager=handover', '--filename', '-'],
    JSON.stringify(part),
  );
}

/** Waits until all Applications are as they are to be at a commit. */
async function areThere({ commit }: Pushed): Promise<void> {
  await expect
    .poll(() => applications(handover).map((each) => standing(each, commit)), patience)
    .toEqual([...names].sort().map((name) => `${name}: Synced, Healthy`));
}

const within = (name: string) => (each: { readonly metadata: { readonly namespace?: string } }) =>
  each.metadata.namespace === name;

/** To which version's pods the Service of a workload led, one after the other. */
const versionsOf = (name: string) =>
  services.seen
    .filter(within(name))
    .filter(({ metadata }) => metadata.name === `${name}-server`)
    .map(({ spec }) => spec.selector?.['rollouts-pod-template-hash']);

/** The commit of the last sync that succeeded and left nothing to do. */
function appliedBy(name: string): string | undefined {
  const of = applications(handover).find(({ metadata }) => metadata.name === `${handover}-${name}`);
  const { operationState, sync } = of?.status ?? {};
  const isDone = operationState?.phase === 'Succeeded' && sync?.status === 'Synced';
  return isDone ? operationState?.syncResult?.revision : undefined;
}

/** How many ready pods the workload's Service led to, at each moment since the change was pushed. */
function ready({ name }: Pick<Going, 'name'>): readonly number[] {
  const seen = { services: services.seen.filter(within(name)), pods: pods.seen.filter(within(name)) };
  return readyBehind({ service: `${name}-server`, ...seen }, since);
}

const newKeeper = ({ name, direction }: Going) =>
  (direction === 'there' ? rollouts : deployments).seen.filter(within(name));

/** What Argo CD takes for healthy, though the autoscaler is yet to say how many there are to be. */
function seemsWhole({ spec: { replicas }, status }: Keeper): boolean {
  return replicas !== undefined && replicas === status?.availableReplicas && replicas < least;
}

/** Ready pods of either keeper. */
function podsOf({ name }: Pick<Going, 'name'>): number | undefined {
  return readyBehind({ service: '', services: [], pods: pods.seen.filter(within(name)) }, 0).at(-1);
}
