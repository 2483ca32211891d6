import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  applyExample,
  deployedPods,
  hasRollouts,
  ledTo,
  makeNamespace,
  nginxWeight,
  promote,
  readyPods,
  release,
  removeNamespace,
  rollout,
} from './rollouts.js';

// The examples of features under the real controller. Pods become ready unless their image is called broken; no
// request goes anywhere, so which share of them reaches whom is not seen here.

const controller = hasRollouts();
const patience = { timeout: 120_000, interval: 300 };
const next = 'registry.example.com/quay/next:2';
const broken = 'registry.example.com/quay/broken:3';

describe.skipIf(!controller)('the controller of rollouts', () => {
  beforeAll(makeNamespace);
  afterAll(removeNamespace);

  test('gives a canary its share of the pods, waits, and goes on when it is told to', async () => {
    applyExample('A canary by the number of pods');
    await reaches('mail-sender', 'Healthy');
    const [[old = '', pods = 0] = []] = Object.entries(readyPods('mail'));
    release('mail-sender', next);
    await reaches('mail-sender', 'Paused');
    expect(rollout('mail-sender')).toMatchObject({ currentStepIndex: 1 });
    expect(readyPods('mail')).toEqual({ [old]: pods, [next]: 1 });
    promote('mail-sender');
    await reaches('mail-sender', 'Healthy');
    await expect.poll(() => readyPods('mail'), patience).toEqual({ [next]: pods });
  });

  test('keeps the pods of the old version while a canary does not become ready', async () => {
    applyExample('A canary by the number of pods', (text) =>
      text
        .replaceAll('"mail', '"post')
        .replace(/"progressDeadlineSeconds":\d+/, '"progressDeadlineSeconds":10'),
    );
    await reaches('post-sender', 'Healthy');
    const before = readyPods('post');
    release('post-sender', broken);
    await reaches('post-sender', 'Degraded');
    expect(readyPods('post')).toEqual(before);
  });

  test('leads requests to the new version by the preview until it is promoted', async () => {
    applyExample('Blue and green');
    await reaches('desk-server', 'Healthy');
    release('desk-server', next);
    await reaches('desk-server', 'Paused');
    const { stableRS, currentPodHash } = rollout('desk-server');
    expect(currentPodHash).not.toBe(stableRS);
    expect([ledTo('desk-server'), ledTo('desk-server-preview')]).toEqual([stableRS, currentPodHash]);
    promote('desk-server');
    await reaches('desk-server', 'Healthy');
    expect(ledTo('desk-server')).toBe(currentPodHash);
  });

  test('has nginx give a canary its part of the requests, and all to the new version in the end', async () => {
    applyExample('A canary of requests at nginx');
    await reaches('stall-server', 'Healthy');
    release('stall-server', next);
    await reaches('stall-server', 'Paused');
    const { stableRS, currentPodHash } = rollout('stall-server');
    expect(nginxWeight('stall-server-stall-public-canary')).toBe('10');
    expect([ledTo('stall-server'), ledTo('stall-server-canary')]).toEqual([stableRS, currentPodHash]);
    promote('stall-server');
    await reaches('stall-server', 'Healthy');
    expect(ledTo('stall-server')).toBe(currentPodHash);
  });

  test('takes a version back whose objective nobody can answer for', async () => {
    // Nothing listens there, and a minute is long.
    applyExample('An objective asked of Prometheus', (text) =>
      text.replaceAll('http://prometheus.monitoring:9090', 'http://127.0.0.1:1').replaceAll('"60s"', '"1s"'),
    );
    await reaches('harvest-server', 'Healthy');
    const before = readyPods('harvest');
    release('harvest-server', next);
    await reaches('harvest-server', 'Degraded');
    expect(rollout('harvest-server').message).toMatch(
      /^RolloutAborted: .*assessed Error due to consecutiveErrors/s,
    );
    await expect.poll(() => readyPods('harvest'), patience).toEqual(before);
  });

  test('runs the pods of a Deployment that it takes over, and the Deployment none', async () => {
    applyExample('A Deployment that a Rollout takes over');
    await reaches('books-server', 'Healthy');
    await expect.poll(() => deployedPods('books-server'), patience).toBe(0);
    expect(Object.values(readyPods('books'))).toEqual([3]);
  });
});

async function reaches(name: string, phase: string): Promise<void> {
  await expect.poll(() => rollout(name).phase, patience).toBe(phase);
}
