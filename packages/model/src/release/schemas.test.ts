import fc from 'fast-check';
import { expect, test } from 'vitest';
import { migrationsCrossed, newestMigration } from './schemas.js';

test.each([
  ['numbers', ['0001_a.sql', '0010_b.sql', '0009_c.sql'], '0010'],
  ['numbers of different lengths', ['9_a.sql', '10_b.sql'], '10'],
  ['time stamps', ['20260115093000-a.ts', '20251231235959-b.ts'], '20260115093000'],
  ['numbers beyond a double', ['90071992547409930_a.sql', '90071992547409931_b.sql'], '90071992547409931'],
  ['versions with parts', ['V1.9__a.sql', 'V1.10__b.sql', 'V1__c.sql'], '1.10'],
  ['pairs of up and down', ['000001_a.up.sql', '000002_b.down.sql', '000001_a.down.sql'], '000001'],
  ['what undoes and repeats', ['V2__a.sql', 'U3__a.sql', 'R__views.sql'], '2'],
  ['folders', ['20260115093000_init', '20260116093000_berths', 'migration_lock.toml'], '20260116093000'],
  ['other files', ['README.md', 'schema.sql', '.gitkeep', '0001_a.sql'], '0001'],
])('the newest of %s', (_what, names, newest) => {
  expect(newestMigration(names)).toBe(newest);
  expect(newestMigration([...names].reverse())).toBe(newest);
});

test('a folder without migrations has no newest one', () => {
  expect(newestMigration([])).toBeUndefined();
  expect(newestMigration(['README.md'])).toBeUndefined();
});

test('a release forward crosses nothing, whatever it adds', () => {
  expect(migrationsCrossed({}, {})).toEqual([]);
  expect(migrationsCrossed({}, { schemas: { main: '1' } })).toEqual([]);
  expect(migrationsCrossed({ schemas: { main: '0009' } }, { schemas: { main: '0010' } })).toEqual([]);
  expect(migrationsCrossed({ schemas: { main: '9' } }, { schemas: { main: '0009', audit: '1' } })).toEqual(
    [],
  );
});

test('a release back over a migration crosses it, and says which database', () => {
  const from = { schemas: { main: '0010', audit: '3' } };
  expect(migrationsCrossed(from, { schemas: { main: '0009', audit: '3' } })).toEqual([
    { database: 'main', from: '0010', to: '0009' },
  ]);
});

test('a release that does not say what it needs is taken for an older one', () => {
  expect(migrationsCrossed({ schemas: { main: '1' } }, {})).toEqual([{ database: 'main', from: '1' }]);
});

test('of two releases with different schemas, exactly one way crosses', () => {
  const version = fc.bigInt(0n, 10n ** 20n).map(String);
  fc.assert(
    fc.property(version, version, (a, b) => {
      const [one, other] = [{ schemas: { main: a } }, { schemas: { main: b } }];
      const crossed = [migrationsCrossed(one, other), migrationsCrossed(other, one)];
      expect(crossed.filter(({ length }) => length > 0)).toHaveLength(a === b ? 0 : 1);
    }),
  );
});
