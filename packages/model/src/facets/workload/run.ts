import { workloadKinds } from '../../kinds.js';
import type { Facet } from '../facet.js';

/** What the main container runs. Empty lists leave the image's own ENTRYPOINT and CMD. */
export interface Run {
  readonly command: readonly string[];
  readonly args: readonly string[];
  /** Absolute path; `''` is the image's own. */
  readonly workingDir: string;
}

/** Command and arguments, or a shell script of any number of lines in place of the command. */
export interface RunInput {
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  /** Run by `/bin/sh -ec`, so that the first failing line ends it. Takes the place of `command`. */
  readonly script?: string;
  readonly workingDir?: string;
}

export const run: Facet<RunInput, Run> = {
  kinds: workloadKinds,
  normalise: ({ script, ...rest }) => {
    if (script === undefined) return rest;
    return { ...rest, command: script === null ? script : ['/bin/sh', '-ec', script] };
  },
  defaults: () => ({ command: [], args: [], workingDir: '' }),
};
