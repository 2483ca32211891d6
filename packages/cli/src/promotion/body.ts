import { requestBody, type Tools } from '@fairlead/pipeline/promotion';
import { appliedObjects } from '../manifests/applied.js';
import { objectChanges } from '../manifests/changes.js';
import { definitionsFolder, type Shared } from './clone.js';

/** What a request says to the people who read it; `diff` tells a change of objects in the same way. */
export function bodyOf({ mirror, forge }: Shared, tracked: string): Tools['body'] {
  const sources = {
    git: mirror.git,
    tracked,
    folder: definitionsFolder,
    limit: forge.limits.bodyChars,
    objectChanges: (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) =>
      objectChanges(appliedObjects(before), appliedObjects(after)),
  };
  return (wanted, head) => requestBody(sources, { wanted, head });
}
