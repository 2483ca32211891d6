import type { Problem } from '../../problem.js';
import { type At, facet } from '../facet.js';

/**
 * Rules of `fairlead check` that hold for what runs, each of which a service may be let off for a while. What
 * does not work at all (a path to a Service that is not there) is no rule here: nobody can be let off that.
 */
export const policyRules = [
  'api-token',
  'disruption-budget',
  'drain',
  'drop-capabilities',
  'empty-dir-limit',
  'ephemeral-storage',
  'grace-period',
  'host-access',
  'image-digest',
  'image-tag',
  'job-limits',
  'liveness-probe',
  'memory-limit',
  'network-policy',
  'no-rollout-gap',
  'own-account',
  'privilege-escalation',
  'read-only-root',
  'readiness-probe',
  'replicas',
  'resource-requests',
  'run-as-non-root',
  'seccomp',
  'spread',
  'startup-probe',
] as const;

/** A rule that may be waived. */
export type PolicyRule = (typeof policyRules)[number];

/** Why a service breaks a rule, and for how long that is accepted. */
export interface Waiver {
  /** For whoever reads it next year. */
  readonly reason: string;
  /** Last day on which it holds, in UTC. `check` fails from the day after. */
  readonly until: `${number}-${number}-${number}`;
}

/** What a service is let off, by rule. */
export type Waivers = { readonly [R in PolicyRule]?: Waiver };

export const waivers = facet<Waivers>({
  kinds: [],
  defaults: () => ({}),
  atomic: ['*'],
  required: ['*.reason', '*.until'],
  check: checkWaivers,
});

/** A waiver is of a rule that is there, says why, and ends on a day of the calendar. */
export function checkWaivers(resolved: Waivers, at: At): readonly Problem[] {
  return Object.entries(resolved).flatMap(([rule, { reason, until }]) => {
    const isRule = (policyRules as readonly string[]).includes(rule);
    return [
      ...(isRule
        ? []
        : [
            at({
              path: rule,
              value: rule,
              code: 'FL_WAIVER_RULE',
              what: 'is no rule that can be waived',
              mend: `name one of ${policyRules.join(', ')}`,
            }),
          ]),
      ...(reason.trim() === ''
        ? [
            at({
              path: `${rule}.reason`,
              value: reason,
              code: 'FL_WAIVER_REASON',
              what: 'gives no reason',
              mend: 'say why the rule cannot be kept yet',
            }),
          ]
        : []),
      ...(isDay(until)
        ? []
        : [
            at({
              path: `${rule}.until`,
              value: until,
              code: 'FL_WAIVER_DAY',
              what: 'is no day of the calendar',
              mend: "write it as year, month and day: '2027-03-31'",
            }),
          ]),
    ];
  });
}

/** Also refuses 31 February, which `Date` would move into March. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  );
}
