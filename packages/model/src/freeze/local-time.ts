/**
 * A local date and time as the milliseconds that it would be in UTC: plain arithmetic on it is arithmetic on a wall
 * clock that no summer time moves.
 */
export type LocalTime = number;

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The local midnight that a local time is after. */
export const dateOf = (local: LocalTime): LocalTime => Math.floor(local / day) * day;

/** What a clock on the wall shows. */
export function localTimeAt(instant: Date, timeZone: string): LocalTime {
  const parts: { [type: string]: number } = {};
  for (const { type, value } of formatIn(timeZone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day: date = 1, hour: hours = 0, minute: minutes = 0, second = 0 } = parts;
  const below = ((instant.getTime() % 1000) + 1000) % 1000;
  const shown = new Date(0);
  // A year below 100 is one of the 20th century for Date.UTC.
  shown.setUTCFullYear(year, month - 1, date);
  shown.setUTCHours(hours, minutes, second, below);
  return shown.getTime();
}

/**
 * The instant of a local time.
 *
 * @param side which one when clocks go back and show it twice. A time that a change to summer time leaves out is the
 * one as much later: 02:30 becomes 03:30.
 */
export function instantOf(local: LocalTime, timeZone: string, side: 'earlier' | 'later'): Date {
  const offsets = [-day, day].map((away) => offsetAt(new Date(local + away), timeZone));
  const guesses = offsets.map((offset) => local - offset);
  // No zone changes its clock and back within two days.
  if (guesses[0] === guesses[1]) return new Date(guesses[0] as number);
  const shown = guesses.filter((guess) => localTimeAt(new Date(guess), timeZone) === local);
  if (shown.length === 0) return new Date(Math.max(...guesses));
  return new Date(side === 'earlier' ? Math.min(...shown) : Math.max(...shown));
}

/** How far the wall clock is ahead of UTC. */
const offsetAt = (instant: Date, timeZone: string): number =>
  localTimeAt(instant, timeZone) - instant.getTime();

// Making one costs more than a thousand uses of it.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const there = formats.get(timeZone);
  if (there !== undefined) return there;
  const digits = 'numeric';
  const made = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    year: digits,
    month: digits,
    day: digits,
    hour: digits,
    minute: digits,
    second: digits,
    hourCycle: 'h23',
  });
  formats.set(timeZone, made);
  return made;
}
