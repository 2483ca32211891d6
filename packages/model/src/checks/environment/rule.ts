import type { Environment } from '../../authoring/environment.js';
import type { Platform } from '../../authoring/platform.js';
import type { Json } from '../../json.js';
import type { Problem } from '../../problem.js';
import { environmentFile } from '../../resolve/places.js';

/** An environment as its own rules look at it: what was written, before anything is resolved. */
export interface EnvironmentAt {
  readonly platform: Platform;
  readonly environment: Environment;
  /** Makes a problem of a place in its file. */
  readonly at: (place: Place) => Problem;
}

interface Place {
  readonly path: string;
  readonly value: Json | undefined;
  readonly code: Problem['code'];
  readonly what: string;
  readonly mend: string;
}

/** What must hold of one environment's own words. */
export type EnvironmentRule = (at: EnvironmentAt) => readonly Problem[];

export function environmentAt(platform: Platform, environment: Environment): EnvironmentAt {
  const file = environmentFile(platform, environment.name);
  return { platform, environment, at: (place) => ({ file, ...place }) };
}
