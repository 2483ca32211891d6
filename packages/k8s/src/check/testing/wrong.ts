import type { Json } from '@fairlead/model';

/** A mistake in the good objects: the object, the path below it and the wrong value, and the code that must follow. */
export interface WrongObject {
  readonly code: `FL_${string}`;
  readonly because: string;
  readonly id: string;
  readonly path: string;
  readonly value: Json | undefined;
  /** Codes that the same mistake has, too. */
  readonly also?: readonly string[];
}

/** Path of a pod's spec, and of its main container. */
export const pod = 'spec.template.spec';
export const main = `${pod}.containers.0`;
/** A mistake in the Deployment. */
export const deployment = (path: string, value: Json | undefined) => ({ id: 'Deployment/web', path, value });
