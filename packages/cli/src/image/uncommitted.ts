import { FairleadError } from '@fairlead/model';
import type { ImagesPlan } from '@fairlead/pipeline/images';
import type { Git } from '../git/git.js';
import { type Found, inputKey } from './find.js';

/**
 * What is pushed under a commit's tag is what the commit holds.
 *
 * @throws FairleadError `FL_IMAGE_UNCOMMITTED` for each input that the work tree has another version of
 */
export function refuseUncommitted(git: Git, plan: ImagesPlan, inputs: Found['inputs']): void {
  const needed = plan.actions.flatMap((action) =>
    action.kind === 'build' ? (inputs.get(inputKey(action.service, action.image)) ?? []) : [],
  );
  const listed = git.run('status', '--porcelain', '--untracked-files=all', '--no-renames', '-z');
  const files = listed
    .split('\0')
    .map((line) => line.slice(3))
    .filter((file) => file !== '' && needed.some((isInput) => isInput(file)));
  if (files.length === 0) return;
  const what = 'is an input of an image and not committed';
  const mend = 'commit it, so that the tag says what the image was built from, or put it away';
  throw new FairleadError(
    files.map((file) => ({ code: 'FL_IMAGE_UNCOMMITTED', file, path: '', value: undefined, what, mend })),
  );
}
