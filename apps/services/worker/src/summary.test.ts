import { expect, test } from 'vitest';
import { summarize } from './summary.js';

const now = new Date('2030-01-01T12:00:00Z');
const aurora = { berth: 'B12', ship: 'Aurora', departsAt: '2030-01-01T14:30:00Z' };
const meteor = { berth: 'A3', ship: 'Meteor', departsAt: '2030-01-01T12:45:00Z' };

test('the summary counts the ships and names the next to depart', () => {
  expect(summarize({ moorings: [aurora, meteor] }, now)).toEqual({
    ships: 2,
    next: { ship: 'Meteor', berth: 'A3', inMinutes: 45 },
  });
});

test('an empty harbour has no next ship', () => {
  expect(summarize({ moorings: [] }, now)).toEqual({ ships: 0 });
});

test('a ship that departed between question and answer departs in 0 minutes', () => {
  const gone = { ...aurora, departsAt: '2030-01-01T11:59:00Z' };
  expect(summarize({ moorings: [gone] }, now).next?.inMinutes).toBe(0);
});

test.each([[null], [{}], [{ moorings: [{ ...aurora, departsAt: 'soon' }] }], [{ moorings: ['Aurora'] }]])(
  'an answer of another shape is refused: %j',
  (answer) => {
    expect(() => summarize(answer, now)).toThrow('another shape');
  },
);
