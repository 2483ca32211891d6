import { type Freeze, type Repeated, type Weekly, weekdays } from '../authoring/freezes.js';
import { momentsOn, parseCron } from './cron.js';
import { dateOf, day, hour, instantOf, type LocalTime, localTimeAt, minute } from './local-time.js';

/** A stretch of time that one freeze closes; `to` is open again. Milliseconds since 1970 in UTC. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Every span of a freeze that `at` is in. */
export function spansAt(freeze: Freeze, at: number): readonly Span[] {
  return [...spansBetween(freeze, at, at)].filter(({ from, to }) => from <= at && at < to);
}

/** The first span of a freeze that begins after `at`, within about a year. */
export function spanAfter(freeze: Freeze, at: number): Span | undefined {
  let first: Span | undefined;
  for (const span of spansBetween(freeze, at, at + horizon)) {
    if (first !== undefined && span.from > first.from + disorder) break;
    if (span.from > at && (first === undefined || span.from < first.from)) first = span;
  }
  return first;
}

const horizon = 366 * day;

/** Where clocks go forward, 02:30 is after 03:00: spans come in order but for the width of such a change. */
const disorder = 3 * hour;

/** Spans of a freeze, from those that may still be on at one instant to those that begin by another. */
function* spansBetween(freeze: Freeze, start: number, end: number): Generator<Span> {
  const { timeZone } = freeze;
  if (freeze.cron !== undefined) yield* repeated(freeze, start, end);
  else if (freeze.days !== undefined) yield* weekly(freeze, start, end);
  else yield spanOf(timeZone, localTimeOf(freeze.from), localTimeOf(freeze.to));
}

function* weekly(freeze: Freeze & Weekly, start: number, end: number): Generator<Span> {
  const { days, timeZone, from, to } = freeze;
  const [begins, ends] = [timeOfDay(from), timeOfDay(to)];
  for (const date of datesBetween(timeZone, start - day, end)) {
    if (!days.includes(weekdayOf(date))) continue;
    yield spanOf(timeZone, date + begins, date + ends + (ends > begins ? 0 : day));
  }
}

function* repeated(freeze: Freeze & Repeated, start: number, end: number): Generator<Span> {
  const { hours, timeZone } = freeze;
  const cron = parseCron(freeze.cron);
  if (cron === undefined) return;
  for (const date of datesBetween(timeZone, start - hours * hour, end)) {
    for (const moment of momentsOn(cron, date)) {
      const from = instantOf(moment, timeZone, 'earlier').getTime();
      yield { from, to: from + hours * hour };
    }
  }
}

/** In doubt closed: where clocks go back, from the first time they show `from` to the last time they show `to`. */
function spanOf(timeZone: string, from: LocalTime, to: LocalTime): Span {
  return {
    from: instantOf(from, timeZone, 'earlier').getTime(),
    to: instantOf(to, timeZone, 'later').getTime(),
  };
}

/** Local midnights from the date of one instant to that of another. */
function* datesBetween(timeZone: string, start: number, end: number): Generator<LocalTime> {
  const last = localTimeAt(new Date(end), timeZone);
  for (let date = dateOf(localTimeAt(new Date(start), timeZone)); date <= last; date += day) yield date;
}

/** `HH:MM` as milliseconds since midnight. */
function timeOfDay(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * hour + minutes * minute;
}

/** `2026-12-18T18:00`. */
const localTimeOf = (text: string): LocalTime => Date.parse(`${text}:00Z`);

/** The name of a local date's day. */
export function weekdayOf(date: LocalTime): (typeof weekdays)[number] {
  return weekdays[(new Date(date).getUTCDay() + 6) % 7] as (typeof weekdays)[number];
}
