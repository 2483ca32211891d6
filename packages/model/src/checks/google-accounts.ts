import { googleAccountId, longestGoogleAccountId } from '../derive/google-names.js';
import type { Problem } from '../problem.js';
import type { Check } from './check.js';

/** Every service that acts in Google Cloud has an account id that Google takes, and to itself. */
export const googleAccounts: Check = ({ environment, services }) => {
  if (environment.cloud.provider !== 'google') return [];
  const acting = services.filter(({ resolved }) => resolved.identity.cloud && !resolved.retired);
  const users = new Map<string, number>();
  for (const { resolved } of acting) {
    const id = googleAccountId(resolved.name);
    users.set(id, (users.get(id) ?? 0) + 1);
  }
  return acting.flatMap(({ declared, resolved }): readonly Problem[] => {
    const value = googleAccountId(resolved.name);
    const problem = { file: declared.file, path: 'name', value };
    if (value.length > longestGoogleAccountId) {
      const what = `a Google service account has an id of at most ${longestGoogleAccountId} characters`;
      const mend = 'shorten the name, or set identity.cloud to false';
      return [{ ...problem, code: 'FL_GOOGLE_ACCOUNT_LONG', what, mend }];
    }
    if ((users.get(value) ?? 0) > 1) {
      const what = 'two services would act as this Google service account';
      return [{ ...problem, code: 'FL_GOOGLE_ACCOUNT_TWICE', what, mend: 'rename one of them' }];
    }
    return [];
  });
};
