import { readFileSync } from 'node:fs';
import { policyRules } from '@fairlead/model';
import { expect, test } from 'vitest';

test('the page about check names every rule that can be waived, and no other', () => {
  const page = readFileSync(new URL('../../../../docs/how-to/check.md', import.meta.url), 'utf8');
  const [, table = ''] = /\| rule \|(.*?)\n\n/s.exec(page) ?? [];
  const named = [...table.matchAll(/`([a-z-]+)`/g)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'latest');
  expect(named.sort()).toEqual([...policyRules].sort());
});
