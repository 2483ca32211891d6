import { expect, test } from 'vitest';
import type { Finding } from './finding.js';
import { findingsText } from './findings-text.js';

const problem = { file: 'apps/a.json', path: 'b.c', value: 1, what: 'is wrong', mend: 'mend it' } as const;
const error: Finding = { severity: 'error', code: 'FL_ONE', ...problem };
const warning: Finding = { severity: 'warning', code: 'FL_TWO', ...problem };
const skipped: Finding = {
  severity: 'skipped',
  check: 'terraform validate (dev)',
  why: 'terraform is absent',
};

test('what is wrong comes first, then warnings, then what could not be looked at', () => {
  expect(findingsText([skipped, warning, error], false)).toBe(
    [
      'error  FL_ONE apps/a.json b.c = 1',
      '  is wrong; mend it',
      'warning  FL_TWO apps/a.json b.c = 1',
      '  is wrong; mend it',
      'skipped  terraform validate (dev): terraform is absent',
      '1 error, 1 warning, 1 skipped',
    ].join('\n'),
  );
});

test('nothing found is said in so many words', () => {
  expect(findingsText([], false)).toBe('0 errors, 0 warnings, 0 skipped');
});
