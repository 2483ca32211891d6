import { eachEntry, facet } from '../facet.js';

/** A queue that a service reads or writes. */
export interface Queue {
  /** @default 'both' */
  readonly access: 'publish' | 'subscribe' | 'both';
  /** Tries before a message goes to the dead letters. @default 5 */
  readonly deliveries: number;
  /** How long a reader has for one message. @default 60 */
  readonly ackSeconds: number;
}

export type Queues = { readonly [name: string]: Queue };

export const queues = facet<Queues>({
  kinds: [],
  defaults: ({ declared }) => eachEntry(declared, () => ({ access: 'both', deliveries: 5, ackSeconds: 60 })),
});
