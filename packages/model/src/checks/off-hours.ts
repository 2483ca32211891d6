import type { WorkingHours } from '../authoring/working-hours.js';
import { atFacet } from '../derive/landscape.js';
import type { Schedule } from '../facets/workload/schedule.js';
import { type Cron, momentsOn, parseCron } from '../freeze/cron.js';
import { day, hour, instantOf, type LocalTime, localTimeAt, minute } from '../freeze/local-time.js';
import type { Peer, ResolvedService } from '../resolve/resolved.js';
import type { Check } from './check.js';

/**
 * No cron asks services that are switched off, unless it says that it may. Without a declared call nothing lets it
 * reach one, so a service that calls nobody has nothing to lose.
 */
export const offHours: Check = ({ environment, services }) => {
  const { name, workingHours: hours } = environment;
  if (hours === false) return [];
  const switches = switchesOf(hours);
  const isOff = switchedOff(services.map(({ resolved }) => resolved));
  return services.flatMap(({ declared, resolved: { calls, workloads } }) => {
    const missed = calls.find(isOff);
    if (missed === undefined) return [];
    return Object.entries(workloads).flatMap(([workload, { schedule }]) => {
      if (schedule === undefined || schedule.suspend || schedule.alwaysOn) return [];
      const run = firstRunWhileOff(schedule, { switches, timeZone: hours.timeZone });
      if (run === undefined) return [];
      const what = `runs on a ${run} (${hours.timeZone}) too, when ${name} has no pods of ${missed.service}, which it may call`;
      const mend = `choose other hours there, suspend it there, or set alwaysOn where it can do without`;
      const at = atFacet(declared, `workloads.${workload}.schedule`);
      return [at({ path: 'cron', value: schedule.cron, code: 'FL_SCHEDULE_OFF', what, mend })];
    });
  });
};

/** Tells the endpoints that are without pods when the environment is off. */
function switchedOff(services: readonly ResolvedService[]): (peer: Peer) => boolean {
  const byName = new Map(services.map((service) => [service.name, service]));
  return ({ service, workload }) => {
    const replicas = byName.get(service)?.workloads[workload]?.replicas;
    return replicas?.owner === 'keda' && replicas.hours !== undefined;
  };
}

/** When the environment changes, by its own clock, from early to late. */
type Switches = readonly { readonly at: LocalTime; readonly on: boolean }[];

/** Every date of a year with all 366, which begins on a Saturday. */
const dates = Array.from({ length: 366 }, (_, at): LocalTime => Date.UTC(2028, 0, 1) + at * day);

function switchesOf({ on, off }: WorkingHours): Switches {
  const moments = (text: string, isOn: boolean) => {
    const cron = parseCron(text);
    return cron === undefined
      ? []
      : dates.flatMap((date) => momentsOn(cron, date).map((at) => ({ at, on: isOn })));
  };
  return [...moments(on, true), ...moments(off, false)].sort((a, b) => a.at - b.at);
}

/** The first run of a year that finds the environment off, in words; nothing where there is none. */
function firstRunWhileOff(
  { cron: text, timeZone }: Schedule,
  there: { readonly switches: Switches; readonly timeZone: string },
): string | undefined {
  const cron = parseCron(text);
  // A year begins as the one before it has ended.
  let state = there.switches.at(-1)?.on ?? true;
  let next = 0;
  for (const at of cron === undefined ? [] : runsOf(cron, timeZone, there.timeZone)) {
    for (; (there.switches[next]?.at ?? Number.POSITIVE_INFINITY) <= at; next += 1) {
      state = there.switches[next]?.on ?? state;
    }
    if (!state) return inWords(at);
  }
  return undefined;
}

/** The runs of a year by the clock of another place. */
function runsOf(cron: Cron, from: string, to: string): readonly LocalTime[] {
  return dates.flatMap((date) => {
    const ahead =
      from === to ? 0 : localTimeAt(instantOf(date + 12 * hour, from, 'earlier'), to) - (date + 12 * hour);
    return momentsOn(cron, date).map((at) => at + ahead);
  });
}

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function inWords(at: LocalTime): string {
  const [hours, minutes] = [Math.floor((at % day) / hour), Math.floor((at % hour) / minute)];
  const time = [hours, minutes].map((each) => String(each).padStart(2, '0')).join(':');
  return `${days[new Date(at).getUTCDay()]} at ${time}`;
}
