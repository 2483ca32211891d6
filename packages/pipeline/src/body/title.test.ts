import { expect, test } from 'vitest';
import { titleOf } from './title.js';

test.each([
  ['feat: berths', 'Some more words', 'feat: berths'],
  [
    'Merge pull request #12 from kim/berths',
    'feat: berths\n',
    'feat: berths (Merge pull request #12 from kim/berths)',
  ],
  [
    "Merge branch 'berths' into 'main'",
    '\nfeat: berths\n\nSee merge request harbour/platform!12\n',
    "feat: berths (Merge branch 'berths' into 'main')",
  ],
  ["Merge branch 'berths'", '', "Merge branch 'berths'"],
  ["Merge branch 'berths'", '\nSee merge request harbour/platform!12', "Merge branch 'berths'"],
])('%s is told by what it is about', (subject, body, title) => {
  expect(titleOf(subject, body)).toBe(title);
});
