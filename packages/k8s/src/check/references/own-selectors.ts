import { isObject } from '@fairlead/model';
import { selects } from '../labels.js';
import { at } from '../pods.js';
import { longRunningKinds, type Rule } from '../rule.js';
import { takenOver } from './replicas.js';

/** Whatever keeps pods finds those that it makes: a server refuses a selector that its own template does not meet. */
export const ownSelectors: Rule = {
  kinds: longRunningKinds,
  check: (placed, inventory) => {
    const path = ['spec', 'selector'];
    const selector = at(placed.object, path);
    const pods = placed.pods ?? takenOver(placed, inventory)?.pods;
    if (!isObject(selector) || pods === undefined || selects(selector, pods.labels)) return [];
    return [
      {
        code: 'FL_OWN_SELECTOR',
        path,
        value: selector,
        what: 'does not select the pods of its own template',
        mend: 'leave the selector and its labels as they are rendered: neither can change afterwards',
      },
    ];
  },
};
