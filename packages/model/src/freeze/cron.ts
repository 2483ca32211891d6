import { hour, type LocalTime, minute } from './local-time.js';

/** A schedule of five fields, as the values that each takes. */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly dates: readonly number[];
  readonly months: readonly number[];
  /** 0 is Sunday. */
  readonly weekdays: readonly number[];
  /** With both named, a day that fits either is meant: the rule of every cron since Vixie's. */
  readonly either: boolean;
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface Field {
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const fields = {
  minutes: { least: 0, most: 59 },
  hours: { least: 0, most: 23 },
  dates: { least: 1, most: 31 },
  months: { least: 1, most: 12, names: monthNames },
  weekdays: { least: 0, most: 7, names: dayNames },
} as const satisfies { readonly [name: string]: Field };

/** @returns `undefined` for what is no schedule */
export function parseCron(text: string): Cron | undefined {
  const texts = text.trim().toLowerCase().split(/\s+/);
  if (texts.length !== 5) return undefined;
  const [minutes, hours, dates, months, weekdays] = Object.values(fields).map((field, at) =>
    valuesOf(texts[at] ?? '', field),
  );
  if (!minutes || !hours || !dates || !months || !weekdays) return undefined;
  const named = (at: number) => !texts[at]?.startsWith('*');
  // Both 0 and 7 are Sunday.
  const folded = [...new Set(weekdays.map((each) => each % 7))].sort((a, b) => a - b);
  return { minutes, hours, dates, months, weekdays: folded, either: named(2) && named(4) };
}

/** The moments of a local date that a schedule names, from early to late. */
export function momentsOn(cron: Cron, date: LocalTime): readonly LocalTime[] {
  if (!fallsOn(cron, date)) return [];
  return cron.hours.flatMap((hours) => cron.minutes.map((minutes) => date + hours * hour + minutes * minute));
}

/** Whether there is any day that a schedule names: the 31st of February is none. */
export function everFalls({ months, dates, either }: Cron): boolean {
  return either || months.some((month) => dates.some((date) => date <= (longest[month - 1] ?? 0)));
}

/** Days of each month, of February in a leap year. */
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function fallsOn({ months, dates, weekdays, either }: Cron, date: LocalTime): boolean {
  const at = new Date(date);
  if (!months.includes(at.getUTCMonth() + 1)) return false;
  const byDate = dates.includes(at.getUTCDate());
  const byWeekday = weekdays.includes(at.getUTCDay());
  return either ? byDate || byWeekday : byDate && byWeekday;
}

function valuesOf(text: string, field: Field): readonly number[] | undefined {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const range = rangeOf(part, field);
    if (range === undefined) return undefined;
    for (let value = range.from; value <= range.to; value += range.step) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

// A star, 5 or 5-9, and each of them with a step; 5/15 goes on from 5 to the end.
function rangeOf(part: string, field: Field) {
  const [, range = '', first = '', last, step] =
    /^(\*|([a-z0-9]+)(?:-([a-z0-9]+))?)(?:\/(\d+))?$/.exec(part) ?? [];
  const every = step === undefined ? 1 : Number(step);
  if (range === '' || every < 1) return undefined;
  if (range === '*') return { from: field.least, to: field.most, step: every };
  const from = numberOf(first, field);
  const to = last === undefined ? (step === undefined ? from : field.most) : numberOf(last, field);
  return from === undefined || to === undefined || from > to ? undefined : { from, to, step: every };
}

function numberOf(text: string, { least, most, names = [] }: Field): number | undefined {
  const named = names.indexOf(text);
  if (named !== -1) return named + least;
  const value = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}
