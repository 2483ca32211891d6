import { allServices, buildHash, type Hold, type Release } from '@fairlead/model';
import type { Refuse } from '../plan/action.js';
import { nameOf } from '../plan/carry/titles.js';
import type { ObservedEnvironment } from '../plan/observed.js';
import { refusal } from '../plan/said.js';
import type { HoldAsk, HoldChange } from './hold.js';

type StopsHere = Extract<Hold, { readonly kind: 'stops-here' }>;

/** A hold as a person says it: what stops here is what runs here. */
export type HoldSaid = Exclude<Hold, StopsHere> | Omit<StopsHere, 'builds'>;

/** A hold that says what it is about: what stops is known by its build, so that a newer one passes. */
export function aboutWhatRuns(
  { environment: name, service, change }: HoldAsk,
  { services }: ObservedEnvironment,
): HoldChange | Refuse {
  if ('lift' in change || change.kind !== 'stops-here') return change;
  const about = service === allServices ? Object.keys(services) : [service];
  const releases = about.flatMap((each): readonly (readonly [string, Release])[] => {
    const release = services[each]?.release;
    return release === undefined ? [] : [[each, release]];
  });
  if (releases.length > 0) {
    const builds = releases.map(([each, release]) => [each, buildHash(release)] as const);
    return { ...change, builds: Object.fromEntries(builds) };
  }
  return nothingStops(name, service);
}

/** Only what runs can stop. */
function nothingStops(environment: string, service: string): Refuse {
  return refusal(
    { environment, unit: service },
    {
      because: 'awaiting-first',
      until: 'later',
      code: 'FL_RELEASE_AWAITED',
      what: `has no release in ${environment} that could stop there`,
      mend: 'to let nothing arrive, pause where it would: `fairlead hold` without `--stops-here`',
    },
  );
}

/** Which releases stop, before the reason. */
export function aboutWords(hold: Hold, { services }: ObservedEnvironment): string {
  if (hold.kind !== 'stops-here') return '';
  const names = Object.keys(hold.builds).flatMap((service) => {
    const release = services[service]?.release;
    return release === undefined ? [] : [`${service} ${nameOf({ release })}`];
  });
  return `${names.length > 3 ? `${names.length} releases` : names.join(', ')}: `;
}
