import type { Stage } from './stage.js';

/** What a step did, for the summary. */
export interface Told {
  /** One line. */
  readonly summary: string;
  /** For programs. */
  readonly json: object;
}

/** One step of the demo. It says on the stage what it does. */
export interface Step {
  readonly name: string;
  /** What is about to happen. */
  title(stage: Stage): string;
  run(stage: Stage): Promise<Told>;
}
