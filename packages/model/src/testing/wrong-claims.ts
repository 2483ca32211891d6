import type { Json } from '../json.js';
import { type Wrong, wrongInProd, wrongService } from './wrong.js';

const disk = { claim: { size: '1Gi' } } satisfies Json;
/** With what is filled in. */
const whole: Json = { claim: { ...disk.claim, accessMode: 'ReadWriteOnce', eachPod: false } };
const volumes = { data: { from: disk, at: '/data' } };
const ending = { kind: 'cron', schedule: { cron: '0 3 * * *' }, volumes };

const canary = { strategy: 'canary', steps: [{ weight: 50 }] };
const alone = { scaling: { min: 1 }, update: { strategy: 'recreate' } };

const ofServer = (because: string, facets: object): Wrong =>
  wrongInProd(
    { ...alone, volumes, ...facets },
    { code: 'FL_VOLUME_SHARED', because, path: 'volumes.data.from', value: whole },
  );

const ofOther = (because: string, workload: object): Wrong =>
  wrongService(
    { workloads: { other: workload } },
    { code: 'FL_VOLUME_SHARED', because, path: 'workloads.other.volumes.data.from', value: whole },
  );

/** Disks of one node that more than one pod would want. */
export const wrongClaims: readonly Wrong[] = [
  ofServer('a disk of two pods', { scaling: { min: 2 } }),
  ofServer('a disk of as many pods as there is work', { scaling: { min: 1, max: 4 } }),
  ofServer('a disk of the old pod and the new one', { update: { strategy: 'rolling' } }),
  ofServer('a disk of two versions', { update: { strategy: 'rolling' }, rollout: canary }),
  ofOther('one disk for all pods of a stateful workload', { kind: 'stateful', scaling: { min: 2 }, volumes }),
  ofOther('a disk of two runs', { ...ending, schedule: { cron: '0 3 * * *', concurrency: 'Allow' } }),
  ofOther('a disk of parallel pods', { ...ending, job: { parallelism: 2, completions: 2 } }),
];
