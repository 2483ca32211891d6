import type { Action, CloseRequest, SetStatus, SkipReason } from '../action.js';
import type { Decision } from '../decide.js';
import { wasTakenOut } from '../holds-in-force.js';
import type { ObservedRequest, Status } from '../observed.js';
import type { Situation } from '../wish.js';
import { gateContext, statusOf } from './gate.js';

/** What has made a proposal pointless, rather than early. */
const ended: { readonly [B in SkipReason]?: CloseRequest['because'] } = {
  downgrade: 'nothing-left',
  retired: 'unit-gone',
  'stops-here': 'nothing-left',
  superseded: 'nothing-left',
};

/** An open request of a unit that does not move: closed when nothing is left of it, else its check says why. */
export function standstill(decision: Decision, open: ObservedRequest, at: Situation): readonly Action[] {
  const close = (because: CloseRequest['because'], words: string): CloseRequest => ({
    kind: 'close-request',
    ref: open.ref,
    target: open.target,
    because,
    words,
  });
  if (decision.outcome === 'unchanged') return [close('nothing-left', 'all of it runs already')];
  const skip = decision.notes.find((note) => note.kind === 'skip' && note.because !== 'unchanged');
  if (bringsBack(decision, open, at)) return [close('rolled-back', 'what it brings was rolled back')];
  if (skip?.kind === 'skip') {
    const end = ended[skip.because];
    if (end !== undefined) return [close(end, skip.words)];
    return setStatus(
      open,
      gateContext,
      statusOf(skip.because === 'held' ? 'failure' : 'pending', skip.words),
    );
  }
  const refused = decision.notes.find((note) => note.kind === 'refuse');
  const words = refused?.kind === 'refuse' ? refused.problem.what : 'nothing is there to release';
  return setStatus(open, gateContext, statusOf('failure', words));
}

/** Whether one of the releases that the unit would get was rolled back here. */
function bringsBack({ wishes }: Decision, open: ObservedRequest, { environment }: Situation): boolean {
  return wishes.some(({ service, release }) => {
    if (release === undefined) return false;
    return open.state === 'open' && wasTakenOut(environment, service, release);
  });
}

/** Says it where it is not said yet. */
export function setStatus(
  { ref, head, statuses }: ObservedRequest,
  context: string,
  status: Status,
): readonly SetStatus[] {
  const there = statuses[context];
  if (there?.state === status.state && there.words === status.words) return [];
  return [{ kind: 'set-status', ref, commit: head.tip, context, status }];
}
