import type { DeliveryStrategy } from '@fairlead/model';
import { commitOnMerge } from './commit-on-merge.js';
import { digestCommit } from './digest-commit.js';
import { pullRequest } from './pull-request.js';
import type { Strategy } from './strategy.js';
import { versionRelease } from './version-release.js';

/** Every strategy that a definition can name. `comes-later`: it may be named, and the planner refuses it by name. */
export const strategies: { readonly [S in DeliveryStrategy]: Strategy | 'comes-later' } = {
  'commit-on-merge': commitOnMerge,
  'pull-request': pullRequest,
  'version-release': versionRelease,
  'digest-commit': digestCommit,
  'image-updater': 'comes-later',
  'rollout-restart': 'comes-later',
};
