import { constants } from 'node:os';

/** Thrown when a signal ended a command that has cleaned up after itself. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  /** As shells say it: 128 and the number of the signal. */
  readonly exit: number;

  constructor(signal: NodeJS.Signals) {
    super(`interrupted by ${signal}`);
    this.exit = 128 + constants.signals[signal];
  }
}
