/**
 * Times in which no release moves into an environment. `Interval` happens once; the others come again.
 */
export type Freeze = FreezeReason & (Interval | Weekly | Repeated);

export interface FreezeReason {
  /** What is said to those who wait. */
  readonly reason: string;
  /** IANA name, such as `Europe/Berlin`. All times of the window are local there. */
  readonly timeZone: string;
}

/** From one local moment to another: `2026-12-18T18:00` to `2027-01-04T08:00`. */
export interface Interval {
  readonly from: string;
  readonly to: string;
  readonly days?: never;
  readonly cron?: never;
  readonly hours?: never;
}

/** On days of each week, between two local times `HH:MM`; one that ends before it begins ends on the next day. */
export interface Weekly {
  readonly days: readonly Weekday[];
  readonly from: string;
  /** `24:00` is the end of the day. */
  readonly to: string;
  readonly cron?: never;
  readonly hours?: never;
}

/** From each time that a schedule of five fields names, for some hours. */
export interface Repeated {
  readonly cron: string;
  readonly hours: number;
  readonly from?: never;
  readonly to?: never;
  readonly days?: never;
}

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];
