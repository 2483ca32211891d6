import { expect, test } from 'vitest';
import type { Freeze } from '../authoring/freezes.js';
import { freezeWords } from './words.js';

const said = { reason: 'release day', timeZone: 'Europe/Berlin' };

test.each<readonly [Freeze, string]>([
  [
    { ...said, from: '2026-12-18T18:00', to: '2027-01-04T08:00' },
    'closed from Fri 2026-12-18 18:00 to Mon 2027-01-04 08:00',
  ],
  [
    { ...said, days: ['sunday', 'friday', 'saturday'], from: '18:00', to: '24:00' },
    'closed on Fri, Sat and Sun from 18:00 to 24:00',
  ],
  [
    { ...said, days: ['monday'], from: '22:00', to: '06:00' },
    'closed on Mon from 22:00 to 06:00 of the next day',
  ],
  [
    { ...said, cron: '0 10-16 * * 2-4', hours: 6 },
    'closed on Tue, Wed and Thu from 10:00 to 22:00: from each of 10:00, 11:00, …, 16:00 on for 6 h',
  ],
  [{ ...said, cron: '0 10 * * 2-4', hours: 6 }, 'closed on Tue, Wed and Thu from 10:00 to 16:00'],
  [{ ...said, cron: '30 22 * * *', hours: 8 }, 'closed every day from 22:30 to 06:30 of the next day'],
  [{ ...said, cron: '0 18 * * fri', hours: 62 }, 'closed on Fri from 18:00 to 08:00 3 days later'],
  [
    { ...said, cron: '0 8,18 24 12 *', hours: 2 },
    'closed on day 24 of the month of December from 08:00 to 10:00 and from 18:00 to 20:00: from each of 08:00 and 18:00 on for 2 h',
  ],
  [{ ...said, cron: '0 0 1 * mon', hours: 24 }, 'closed on Mon or day 1 of the month from 00:00 to 24:00'],
])('%j in words', (freeze, words) => {
  expect(freezeWords(freeze)).toBe(`${words}, Europe/Berlin (release day)`);
});
