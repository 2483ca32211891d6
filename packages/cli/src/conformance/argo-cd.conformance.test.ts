import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Application,
  applications,
  applyShared,
  hasArgoCd,
  neverRetried,
  prepareCluster,
  refresh,
  removeShared,
  standing,
} from './argo-cd.js';
import { edit, type Inputs, LoopbackLedger, type Pushed } from './loopback-ledger.js';
import { environments } from './rendered.js';
import { run } from './tools.js';
import { type Seen, Watch } from './watch.js';

// Pods are made by a stand-in for the kubelet, which lets them become ready unless their image is called broken.

const argo = hasArgoCd();
const patience = { timeout: 180_000, interval: 500 };
const [one = '', another = ''] = environments;
let ledger: LoopbackLedger;
let pods: Watch;
let jobs: Watch;
let states: Watch<Application>;

beforeAll(async () => {
  if (!argo) return;
  prepareCluster();
  ledger = await LoopbackLedger.open();
  pods = new Watch('/api/v1/namespaces/api/pods');
  jobs = new Watch('/apis/batch/v1/namespaces/api/jobs');
  states = new Watch('/apis/argoproj.io/v1alpha1/namespaces/argocd/applications');
});

afterAll(() => {
  for (const each of [pods, jobs, states, ledger]) each?.close();
});

for (const environment of environments) {
  describe.skipIf(!argo)(`Argo CD, given ${environment},`, () => {
    const names = () => applications(environment).map(({ metadata }) => metadata.name);
    let first: Pushed;

    beforeAll(() => {
      for (const each of [pods, jobs, states]) each.forget();
      first = ledger.push(environment);
      applyShared(first.shared);
    });

    afterAll(() => removeShared(environment, first.shared));

    test('brings everything to Synced and Healthy', async () => {
      await isThere(environment, first);
    });

    test('runs the migration before the new pods', () => {
      const migrated = jobs.firstly((job) => isOf(environment, job) && isTrue(job, 'Complete'));
      const started = pods.firstly((pod) => isOf(environment, pod) && isServer(pod));
      expect(migrated).toBeGreaterThan(0);
      expect(started).toBeGreaterThan(migrated ?? 0);
    });

    test('finds nothing to change, however hard it looks', async () => {
      const before = new Map(applications(environment).map((each) => [each.metadata.name, each]));
      refresh([...before.keys()], 'hard');
      await expect
        .poll(() => applications(environment).every((each) => lookedSince(each, before)), patience)
        .toBe(true);
      for (const each of applications(environment)) {
        expect(standing(each, first.commit)).toBe(`${each.metadata.name}: Synced, Healthy`);
        expect(each.status?.history).toEqual(before.get(each.metadata.name)?.status?.history);
      }
    });

    if (environment === one) {
      test('stops the rollout where the migration fails, and says why', async () => {
        neverRetried(`${environment}-api`);
        const { commit } = ledger.push(environment, withBrokenMigration);
        refresh(names(), 'normal');
        await expect.poll(() => ended(api(environment), commit), patience).toBe('Failed');
        const { message, syncResult } = api(environment)?.status?.operationState ?? {};
        expect(message).toMatch(/^one or more synchronization tasks completed unsuccessfully/);
        expect(syncResult?.resources?.find(({ kind }) => kind === 'Job')).toMatchObject({
          name: 'api-migrate',
          hookPhase: 'Failed',
          message: 'Job was active longer than specified deadline',
        });
      });

      test('leaves its Job to be looked at', () => {
        const job: Seen = JSON.parse(
          run('kubectl', ['-n', 'api', 'get', 'job', 'api-migrate', '-o', 'json']),
        );
        expect(isTrue(job, 'Failed')).toBe(true);
      });

      test('leaves the old pods serving, and lets no new one start', () => {
        const { status } = deployment();
        expect(status).toMatchObject({ observedGeneration: 1, readyReplicas: status.replicas });
        expect(pods.seen.filter((pod) => isServer(pod) && isBroken(pod))).toEqual([]);
        expect(pods.seen.filter(isBroken)).not.toEqual([]);
      });

      test('goes on with the commit that mends it', async () => {
        const third = ledger.push(environment, withAnotherImage);
        refresh(names(), 'normal');
        await isThere(environment, third);
        expect(deployment().spec.template.spec.containers[0].image).toContain(anotherTag);
      });
    }

    if (environment === one) {
      test('runs a job once for each release, however often it applies it', async () => {
        const released = ledger.push(environment, withJob);
        refresh(names(), 'normal');
        await isThere(environment, released);
        const ran = runsOfJob();
        expect(ran).toHaveLength(1);

        const edited = ledger.push(environment, (files) => {
          withJob(files);
          withVariable(files);
        });
        refresh(names(), 'normal');
        await isThere(environment, edited);
        expect(JSON.stringify(deployment().spec)).toContain(aVariable);
        expect(runsOfJob()).toEqual(ran);

        const next = ledger.push(environment, (files) => {
          withJob(files);
          withAnotherImage(files);
        });
        refresh(names(), 'normal');
        await isThere(environment, next);
        expect(runsOfJob()).toHaveLength(2);
        const [there, ...more] = namesOfJob();
        expect(more).toEqual([]);
        expect(ran[0]).not.toContain(there);
      });
    }

    if (environment === another) {
      test('takes the commit that mends it also while it tries a failed one again', async () => {
        const { commit } = ledger.push(environment, withBrokenMigration);
        refresh(names(), 'normal');
        await expect.poll(() => states.seen.some((each) => isRetried(each, commit)), patience).toBe(true);
        const mended = ledger.push(environment, withAnotherImage);
        refresh(names(), 'normal');
        await isThere(environment, mended);
        expect(deployment().spec.template.spec.containers[0].image).toContain(anotherTag);
        expect(states.seen.filter((each) => ended(each, commit) === 'Failed')).toEqual([]);
      });
    }
  });
}

/** Waits until every Application of an environment is as it is to be at a commit. */
async function isThere(environment: string, { commit }: Pushed): Promise<void> {
  await expect
    .poll(() => applications(environment).map((each) => standing(each, commit)), patience)
    .toEqual(['api', 'web', 'worker'].map((service) => `${environment}-${service}: Synced, Healthy`));
}

const api = (environment: string) =>
  applications(environment).find(({ metadata }) => metadata.name === `${environment}-api`);

const deployment = () =>
  JSON.parse(run('kubectl', ['-n', 'api', 'get', 'deployment', 'api-server', '-o', 'json']));

/** How the sync of a commit ended, or `Running`; nothing where the last one was of another. */
function ended(application: Application | undefined, commit: string): string | undefined {
  const { phase, syncResult } = application?.status?.operationState ?? {};
  return syncResult?.revision === commit ? phase : undefined;
}

function isRetried({ status }: Application, commit: string): boolean {
  const { message = '', syncResult } = status?.operationState ?? {};
  return syncResult?.revision === commit && message.includes('Retrying attempt #1');
}

function lookedSince({ metadata, status }: Application, before: ReadonlyMap<string, Application>): boolean {
  const asked = metadata.annotations?.['argocd.argoproj.io/refresh'];
  return asked === undefined && status?.reconciledAt !== before.get(metadata.name)?.status?.reconciledAt;
}

const anotherTag = '1111111c0ffee1111111c0ffee1111111c0ffee1';

function withAnotherImage(files: Inputs): void {
  edit(files, 'releases/api.json', (release) => {
    release['images'].main.tag = anotherTag;
  });
}

/** A workload of kind job, made of the migration, which every deploy runs. */
function withJob(files: Inputs): void {
  edit(files, 'services/api.json', (service) => {
    const { phase: _moment, ...migrate } = service['workloads'].migrate;
    service['workloads'].seed = { ...migrate, kind: 'job', controller: 'job', objectName: 'api-seed' };
  });
}

const aVariable = 'CHANGED_BESIDE_THE_JOB';

function withVariable(files: Inputs): void {
  edit(files, 'services/api.json', (service) => {
    service['workloads'].server.env[aVariable] = { value: '1' };
  });
}

/** Every Job that was made for the workload, by name and identity. */
const runsOfJob = () => [
  ...new Set(
    jobs.seen
      .filter(({ metadata }) => metadata.name.startsWith('api-seed-'))
      .map(({ metadata }) => `${metadata.name} ${metadata.uid}`),
  ),
];

/** Those that are there. */
const namesOfJob = () =>
  run('kubectl', ['-n', 'api', 'get', 'jobs', '-o', 'name'])
    .split('\n')
    .flatMap((line) => /(?<=\/)api-seed-.*/.exec(line)?.[0] ?? []);

function withBrokenMigration(files: Inputs): void {
  edit(files, 'releases/api.json', (release) => {
    release['images'].main.tag = 'broken';
  });
  edit(files, 'services/api.json', (service) => {
    // The stand-in for the kubelet ends no pod at its own time limit: here the Job's comes at once.
    const merge = { spec: { activeDeadlineSeconds: 4 } };
    service['patches'].push({ target: { kind: 'Job', name: 'api-migrate' }, merge });
  });
}

/** Pods, and Jobs by their pods; those of the environment before may still be on their way out. */
function isOf(environment: string, { metadata, spec }: Seen): boolean {
  const labels = spec?.template?.metadata?.labels ?? metadata.labels;
  return labels?.['tags.datadoghq.com/env'] === environment;
}

const isTrue = ({ status }: Seen, type: string) =>
  status?.conditions?.some((each) => each.type === type && each.status === 'True') ?? false;
const isServer = ({ metadata }: Seen) => metadata.labels?.['app.kubernetes.io/component'] === 'server';
const isBroken = ({ spec }: Seen) => spec?.containers?.some(({ image }) => image.includes('broken')) ?? false;
