import { type LongRunning, longRunning } from '../../kinds.js';
import { facet } from '../facet.js';

/** Commands that the kubelet runs in the main container. Empty lists run nothing. */
export interface Lifecycle {
  /** Right after the start; the container is not ready before it ends. */
  readonly postStart: readonly string[];
  /** Before the end, after the pause that `shutdown` gives; its time counts against the drain. */
  readonly preStop: readonly string[];
}

export const lifecycle = facet<Lifecycle, LongRunning>({
  kinds: longRunning,
  defaults: () => ({ postStart: [], preStop: [] }),
});
