import { expect, test } from 'vitest';
import { misnamed } from './schema.js';

test('numbered, lower-case names are in order', () => {
  expect(misnamed(['0001_moorings.sql', '0002_departures.sql'])).toEqual([]);
});

test('a name without four digits is told', () => {
  expect(misnamed(['1_moorings.sql', '0002_departures.sql'])).toEqual([
    '1_moorings.sql is not named NNNN_name.sql',
  ]);
});

test('two files that took the same number are told', () => {
  expect(misnamed(['0001_moorings.sql', '0001_ships.sql'])).toEqual([
    '0001_ships.sql repeats the number of another file',
  ]);
});
