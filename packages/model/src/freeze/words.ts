import { type Freeze, type Weekday, weekdays } from '../authoring/freezes.js';
import { type Cron, momentsOn, parseCron } from './cron.js';
import { dateOf, day, hour, type LocalTime, localTimeAt } from './local-time.js';
import { weekdayOf } from './window.js';

/** `Mon 2026-11-30 08:00`, as a clock on the wall shows it. */
export function localWords(instant: number, timeZone: string): string {
  return dateWords(localTimeAt(new Date(instant), timeZone));
}

const dateWords = (local: LocalTime): string =>
  `${short(weekdayOf(dateOf(local)))} ${new Date(local).toISOString().slice(0, 16).replace('T', ' ')}`;

const short = (name: Weekday): string => `${name.slice(0, 1).toUpperCase()}${name.slice(1, 3)}`;

/**
 * What a freeze closes, in words. A schedule says when it begins and not when it ends, so the words say from when to
 * when that makes it closed: `0 10-16 * * 2-4` for 6 hours is closed until 22:00.
 */
export function freezeWords(freeze: Freeze): string {
  const { reason, timeZone } = freeze;
  return `closed ${when(freeze)}, ${timeZone} (${reason})`;
}

function when(freeze: Freeze): string {
  if (freeze.cron !== undefined) return scheduleWords(freeze.cron, freeze.hours);
  if (freeze.days !== undefined) {
    const next = freeze.to > freeze.from ? '' : ' of the next day';
    return `on ${dayWords(freeze.days)} from ${freeze.from} to ${freeze.to}${next}`;
  }
  const moment = (text: string) => dateWords(Date.parse(`${text}:00Z`));
  return `from ${moment(freeze.from)} to ${moment(freeze.to)}`;
}

function scheduleWords(text: string, hours: number): string {
  const cron = parseCron(text);
  if (cron === undefined) return `at no time: \`${text}\` is not a schedule`;
  const starts = momentsOn({ ...cron, ...everyDay }, 0);
  const spans = merged(starts, hours * hour).map(({ from, to }) => `from ${clock(from)} to ${until(to)}`);
  const each = starts.length > 1 ? `: from each of ${startWords(starts)} on for ${hours} h` : '';
  return `${datesWords(cron)} ${listed(spans)}${each}`;
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
const everyDay = { dates: range(1, 31), months: range(1, 12), weekdays: range(0, 6), either: false };

/** Stretches of a day that overlap or touch are one. */
function merged(starts: readonly LocalTime[], length: number) {
  const spans: { from: number; to: number }[] = [];
  for (const from of starts) {
    const last = spans.at(-1);
    if (last !== undefined && from <= last.to) last.to = from + length;
    else spans.push({ from, to: from + length });
  }
  return spans;
}

function datesWords({ dates, months, weekdays: days, either }: Cron): string {
  const names = days.map((each) => weekdays[(each + 6) % 7] as Weekday);
  const byDay = days.length < 7 ? dayWords(inOrder(names)) : undefined;
  const byDate = dates.length < 31 ? `day ${listed(dates.map(String))} of the month` : undefined;
  const both = [byDay, byDate].filter((each) => each !== undefined);
  const on = both.length === 0 ? 'every day' : `on ${both.join(either ? ' or ' : ' that is ')}`;
  return months.length < 12 ? `${on} of ${listed(months.map(monthName))}` : on;
}

const inOrder = (names: readonly Weekday[]) => weekdays.filter((each) => names.includes(each));

const dayWords = (names: readonly Weekday[]): string => listed(inOrder(names).map(short));

const monthName = (month: number): string =>
  new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2001, month - 1, 15));

/** All of a few, the edges of many. */
function startWords(starts: readonly LocalTime[]): string {
  const texts = starts.map(clock);
  return texts.length <= 4 ? listed(texts) : `${texts[0]}, ${texts[1]}, …, ${texts.at(-1)}`;
}

const clock = (local: LocalTime): string => new Date(local % day).toISOString().slice(11, 16);

/** The end of a span that began on day 0. */
function until(local: LocalTime): string {
  const days = Math.floor(local / day);
  if (days === 0) return clock(local);
  if (local === day) return '24:00';
  return `${clock(local)} ${days === 1 ? 'of the next day' : `${days} days later`}`;
}

const listed = (texts: readonly string[]): string =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
