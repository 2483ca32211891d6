import type { Json } from '@fairlead/model';
import type { KubeObject } from '../object.js';

/** Something wrong with a rendered object, before it is known which place of the definition it comes from. */
export interface ObjectProblem {
  readonly code: `FL_${string}`;
  /** What an unwaived finding means for the run. @default 'error' */
  readonly severity?: 'error' | 'warning';
  readonly object: KubeObject;
  /** Below the object: property names and indexes. Empty where the object as a whole is meant. */
  readonly path: readonly (string | number)[];
  readonly value?: Json | undefined;
  /** What is wrong, in lower case and without a full stop. */
  readonly what: string;
  readonly mend: string;
}
