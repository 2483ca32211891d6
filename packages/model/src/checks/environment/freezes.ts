import { type Freeze, weekdays } from '../../authoring/freezes.js';
import { everFalls, parseCron } from '../../freeze/cron.js';
import { isObject, type Json } from '../../json.js';
import type { EnvironmentRule } from './rule.js';

/** Windows can be understood, and say why. */
export const freezes: EnvironmentRule = ({ environment, at }) =>
  Object.entries(environment.definition.freezes ?? {}).flatMap(([name, freeze]) => {
    const wrong = isObject(freeze) ? [...reason(freeze), ...timeZone(freeze), ...times(freeze)] : [noWindow];
    return wrong.map(({ path, ...rest }) =>
      at({ code: 'FL_FREEZE', path: `freezes.${name}${path === '' ? '' : `.${path}`}`, ...rest }),
    );
  });

interface Wrong {
  readonly path: string;
  readonly value: Json | undefined;
  readonly what: string;
  readonly mend: string;
}

function reason({ reason: value }: Freeze): readonly Wrong[] {
  if (typeof value === 'string' && value.trim() !== '') return [];
  return [
    { path: 'reason', value, what: 'does not say why nothing may move', mend: 'say it in a few words' },
  ];
}

function timeZone({ timeZone: value }: Freeze): readonly Wrong[] {
  if (typeof value === 'string' && isTimeZone(value)) return [];
  const mend = 'write one of the IANA time zone database, such as Europe/Berlin or Etc/UTC';
  return [{ path: 'timeZone', value, what: 'is not a time zone', mend }];
}

/** Offsets such as `+01:00` know no summer time, so they are none. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const noWindow: Wrong = {
  path: '',
  value: undefined,
  what: 'says no time, or several',
  mend: "write { from, to } with dates, { days, from, to } with times 'HH:MM', or { cron, hours }",
};

function times(freeze: Freeze): readonly Wrong[] {
  const said = Object.keys(freeze).filter((key) => key !== 'reason' && key !== 'timeZone');
  const are = (...fields: readonly string[]) => [...said].sort().join() === [...fields].sort().join();
  if (freeze.cron !== undefined) return are('cron', 'hours') ? repeated(freeze) : [noWindow];
  if (freeze.days !== undefined) return are('days', 'from', 'to') ? weekly(freeze) : [noWindow];
  return are('from', 'to') ? interval(freeze) : [noWindow];
}

function interval({ from, to }: { readonly from?: string; readonly to?: string }): readonly Wrong[] {
  const wrong = (
    [
      ['from', from],
      ['to', to],
    ] as const
  ).filter(([, value]) => !isLocalMoment(value));
  const mend = "write date and time without a zone, such as '2026-12-18T18:00'";
  if (wrong.length > 0)
    return wrong.map(([path, value]) => ({ path, value, what: 'is not a local moment', mend }));
  // Local moments of one form are in the order of their text.
  if (String(from) < String(to)) return [];
  return [
    { path: 'to', value: to, what: `is not after ${from}`, mend: 'let the window end after it begins' },
  ];
}

function isLocalMoment(value: unknown): boolean {
  const [, date] =
    (typeof value === 'string' && /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d$/.exec(value)) || [];
  if (date === undefined) return false;
  const day = new Date(`${date}T00:00:00Z`);
  // The 30th of February is a later day to a Date.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

function weekly({
  days,
  from,
  to,
}: {
  readonly days: unknown;
  readonly from?: string;
  readonly to?: string;
}) {
  const wrong: Wrong[] = [];
  const known: readonly unknown[] = weekdays;
  if (!Array.isArray(days) || days.length === 0 || !days.every((day) => known.includes(day))) {
    const mend = `name some of ${weekdays.join(', ')}`;
    wrong.push({ path: 'days', value: days as Json, what: 'are not days of the week', mend });
  }
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(from ?? '')) wrong.push({ path: 'from', value: from, ...noTime });
  if (!/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(to ?? '')) wrong.push({ path: 'to', value: to, ...noTime });
  if (wrong.length === 0 && from === to)
    wrong.push({
      path: 'to',
      value: to,
      what: 'is when the window begins',
      mend: "write '24:00' for a whole day",
    });
  return wrong;
}

const noTime = { what: 'is not a time of day', mend: "write hours and minutes, such as '08:30'" };

function repeated({ cron, hours }: { readonly cron: string; readonly hours?: number }): readonly Wrong[] {
  const wrong: Wrong[] = [];
  const parsed = parseCron(cron);
  if (parsed === undefined) {
    const mend = "write minute, hour, day of month, month and day of week, such as '0 16 * * 5'";
    wrong.push({ path: 'cron', value: cron, what: 'is not a schedule of five fields', mend });
  } else if (!everFalls(parsed)) {
    const mend = 'name a day that the month has';
    wrong.push({ path: 'cron', value: cron, what: 'names no day of any year', mend });
  }
  if (typeof hours !== 'number' || !(hours > 0)) {
    wrong.push({ path: 'hours', value: hours, what: 'is no length of time', mend: 'write a number above 0' });
  }
  return wrong;
}
