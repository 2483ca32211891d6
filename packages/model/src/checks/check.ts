import type { Platform } from '../authoring/platform.js';
import type { Problem } from '../problem.js';
import type { DeclaredService } from '../resolve/declared.js';
import type { ResolvedEnvironment, ResolvedService } from '../resolve/resolved.js';

/** An environment with all its services, as the rules that span services look at it. */
export interface EnvironmentView {
  readonly platform: Platform;
  readonly environment: ResolvedEnvironment;
  readonly services: readonly { readonly declared: DeclaredService; readonly resolved: ResolvedService }[];
}

/** A rule over one environment. */
export type Check = (view: EnvironmentView) => readonly Problem[];
