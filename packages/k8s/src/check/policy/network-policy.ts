import { selects } from '../labels.js';
import { at } from '../pods.js';
import { podPolicy } from './policy.js';

/** Pods that no policy selects may be reached from everywhere and reach everything. (kube-score pod-networkpolicy) */
export const networkPolicy = podPolicy({
  where: 'production',
  words: {
    code: 'FL_POLICY_NETWORK',
    what: 'has pods that no NetworkPolicy selects, so everything may connect to them',
    mend: 'add a NetworkPolicy that selects them, or let the service have the workload',
  },
  wrong: ({ namespace, pods }, inventory) => {
    const isHeld = inventory
      .selectingLike('NetworkPolicy', namespace, pods.labels)
      .some(({ object }) => selects(at(object, ['spec', 'podSelector']), pods.labels));
    return isHeld ? [] : [{ path: [], value: undefined }];
  },
});
