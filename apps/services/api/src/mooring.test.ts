import { expect, test } from 'vitest';
import { parseMooring } from './mooring.js';

const now = new Date('2030-01-01T12:00:00Z');
const good = { berth: 'B12', ship: ' Aurora ', departsAt: '2030-01-02T06:00:00+02:00' };

test('a good mooring is taken, its ship trimmed and its departure an instant', () => {
  expect(parseMooring(good, now)).toEqual({
    mooring: { berth: 'B12', ship: 'Aurora', departsAt: new Date('2030-01-02T04:00:00Z') },
  });
});

test.each([
  ['a berth without a number', { ...good, berth: 'B' }, 'berth: a letter and up to three digits, like B12'],
  ['a berth of another type', { ...good, berth: 12 }, 'berth: a letter and up to three digits, like B12'],
  ['a ship of spaces', { ...good, ship: '   ' }, 'ship: 1 to 80 characters'],
  ['a ship name of 81 characters', { ...good, ship: 'x'.repeat(81) }, 'ship: 1 to 80 characters'],
  [
    'a departure that has passed',
    { ...good, departsAt: '2030-01-01T12:00:00Z' },
    'departsAt: a time to come',
  ],
  [
    'a departure without an offset',
    { ...good, departsAt: '2030-01-02T06:00:00' },
    'departsAt: a time like 2030-01-31T18:00:00Z',
  ],
  [
    'a departure on a day that is not',
    { ...good, departsAt: '2030-13-02T06:00:00Z' },
    'departsAt: a time like 2030-01-31T18:00:00Z',
  ],
  ['a body that is no object', 'B12', 'the body is not a JSON object'],
])('%s is refused with what would be right', (_, body, problem) => {
  expect(parseMooring(body, now)).toEqual({ problems: [problem] });
});

test('all that is wrong is told at once', () => {
  expect(parseMooring({}, now)).toEqual({
    problems: ['berth', 'ship', 'departsAt'].map((field) => expect.stringMatching(`^${field}: `)),
  });
});
