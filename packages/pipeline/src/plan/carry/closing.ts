import type { Action, SetStatus, WriteLedger } from '../action.js';
import type { ObservedRequest } from '../observed.js';
import { gateContext, statusOf } from './gate.js';
import { setStatus } from './standstill.js';

/**
 * What is written and what follows from it, in an order that may end anywhere. Where a hold is written, the gates of
 * what it stops close first: nobody merges past it while the command is on its way, or after it was killed there.
 * Requests end afterwards, for a hold that is not written ends none.
 */
export function gatesFirst(
  writes: readonly WriteLedger[],
  actions: readonly Action[],
  requests: readonly ObservedRequest[],
): readonly Action[] {
  if (writes.every(({ holds }) => holds.length === 0)) return [...writes, ...actions];
  return closedFirst(writes, actions, requests);
}

/** The same around what proposes a hold, which counts from the moment it is proposed. */
export function closedFirst(
  writes: readonly Action[],
  actions: readonly Action[],
  requests: readonly ObservedRequest[],
): readonly Action[] {
  const closing = actions.filter(closesGate);
  const ends = actions.flatMap((action) => gateClosed(action, requests));
  return [...closing, ...ends, ...writes, ...actions.filter((action) => !closesGate(action))];
}

/** It is not yet: where the host refuses it, this is what stays until the next run. */
export const beingRolledBack = statusOf('pending', 'what it was planned from is being rolled back');

/** That an open request ends, or is to bring something else by then. */
export function gateClosed(action: Action, requests: readonly ObservedRequest[]): readonly SetStatus[] {
  if (action.kind !== 'close-request' && action.kind !== 'update-request') return [];
  const request = openOf(requests, action.ref.number);
  if (request === undefined) return [];
  const status =
    action.kind === 'update-request'
      ? statusOf('pending', 'is to be brought up to date first')
      : action.because === 'rolled-back'
        ? beingRolledBack
        : statusOf('failure', action.words);
  return setStatus(request, gateContext, status);
}

const closesGate = (action: Action): action is SetStatus =>
  action.kind === 'set-status' && action.status.state !== 'success';

const openOf = (requests: readonly ObservedRequest[], number: number) =>
  requests.find(({ ref, state }) => ref.number === number && state === 'open');
