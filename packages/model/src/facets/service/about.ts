import { facet } from '../facet.js';

/** Who a service belongs to and what it is for. */
export interface About {
  readonly description: string;
  /** Team that answers for it; written as a tag on everything. @default '' */
  readonly owner: string;
  /** Where a person on call looks first; an URL. @default '' */
  readonly runbook: string;
}

export const about = facet<About>({
  kinds: [],
  defaults: () => ({ description: '', owner: '', runbook: '' }),
});
