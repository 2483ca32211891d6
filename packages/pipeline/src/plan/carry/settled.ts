import type { CloseRequest } from '../action.js';
import { isWritten } from '../holds-in-force.js';
import type { Observed } from '../observed.js';

/** Requests of holds that somebody has written in another way by now. */
export function settledRequests({ environments }: Observed): readonly CloseRequest[] {
  return environments.flatMap((environment) =>
    (environment.proposedHolds ?? []).flatMap(({ request, ...proposed }): readonly CloseRequest[] => {
      if (request === undefined || !isWritten(environment, proposed)) return [];
      const { ref, target } = request;
      return [{ kind: 'close-request', ref, target, because: 'nothing-left', words: 'it is so already' }];
    }),
  );
}
