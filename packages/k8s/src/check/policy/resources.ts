import { at, objectsAt } from '../pods.js';
import { amountOf } from '../schema/quantity.js';
import { containerPolicy, podPolicy } from './policy.js';

/** Without requests a pod is placed blindly and is the first to be evicted. (kube-linter unset-cpu-requirements) */
export const resourceRequests = containerPolicy({
  where: 'everywhere',
  words: {
    code: 'FL_POLICY_REQUESTS',
    what: 'does not request both processor and memory, so pods are placed blindly',
    mend: 'declare resources.requests.cpu and .memory',
  },
  wrong: ({ spec }) => {
    const requests = at(spec, ['resources', 'requests']);
    const isWhole = ['cpu', 'memory'].every((name) => at(requests, [name]) !== undefined);
    return isWhole ? undefined : { path: ['resources', 'requests'], value: requests };
  },
});

/** Memory cannot be taken back, so what is promised and what is allowed are one number. (kube-score container-resources) */
export const memoryLimit = containerPolicy({
  where: 'production',
  words: {
    code: 'FL_POLICY_MEMORY_LIMIT',
    what: 'is not the memory that is requested, so the node can run out of it',
    mend: 'set the limit of memory to the request',
  },
  wrong: ({ spec }) => {
    const limit = at(spec, ['resources', 'limits', 'memory']);
    const request = at(spec, ['resources', 'requests', 'memory']);
    if (limit !== undefined && amountOf(limit) === amountOf(request)) return undefined;
    return { path: ['resources', 'limits', 'memory'], value: limit };
  },
});

/** A log that grows fills the disk of a node that others are on, too. */
export const ephemeralStorage = containerPolicy({
  where: 'production',
  words: {
    code: 'FL_POLICY_EPHEMERAL_STORAGE',
    what: 'is missing, so one container can fill the disk of a node',
    mend: 'declare a limit of ephemeral storage',
  },
  wrong: ({ spec }) => {
    const limit = at(spec, ['resources', 'limits', 'ephemeral-storage']);
    return limit === undefined
      ? { path: ['resources', 'limits', 'ephemeral-storage'], value: undefined }
      : undefined;
  },
});

/** An empty volume without a limit is the node's disk, or its memory. */
export const emptyDirLimit = podPolicy({
  where: 'production',
  words: {
    code: 'FL_POLICY_EMPTY_DIR',
    what: 'has no limit, so one pod can fill the disk or the memory of a node',
    mend: 'give the volume a size',
  },
  wrong: ({ pods }) =>
    objectsAt(pods.spec, ['volumes']).flatMap(([index, volume]) => {
      const isLimited =
        volume['emptyDir'] === undefined || at(volume, ['emptyDir', 'sizeLimit']) !== undefined;
      return isLimited
        ? []
        : [{ path: [...pods.path, 'volumes', index, 'emptyDir', 'sizeLimit'], value: undefined }];
    }),
});
