import { expect, test } from 'vitest';
import { googleAccountEmail, googleAccountId } from './google-names.js';

test.each([
  ['a', 'a-service'],
  ['api', 'api-service'],
  ['teams', 'teams-service'],
  ['worker', 'worker'],
  ['invoicing-reports', 'invoicing-reports'],
])('%s acts as %s', (service, account) => {
  expect(googleAccountId(service)).toBe(account);
  expect(account).toMatch(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/);
});

test('the email names the account in its project', () => {
  expect(googleAccountEmail('api', 'harbour-dev-sample')).toBe(
    'api-service@harbour-dev-sample.iam.gserviceaccount.com',
  );
});
