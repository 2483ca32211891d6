import type { Status } from '../observed.js';
import type { Gate } from './gates.js';

/** Name of the check on a request's head that says whether it may be merged now. */
export const gateContext = 'fairlead/gate';

/** Whether a proposal may be merged: not while one of its gates waits. Looked at now and again before the merge. */
export function statusOfGates(gates: readonly Gate[]): Status {
  const waiting = gates.find(({ state }) => state === 'waits');
  if (waiting !== undefined) return statusOf('pending', waiting.words);
  return statusOf('success', 'nothing holds it');
}

/** @param words cut where GitHub would refuse them */
export function statusOf(state: Status['state'], words: string): Status {
  return { state, words: words.length > 140 ? `${words.slice(0, 139)}…` : words };
}
