import type { Tier } from '@fairlead/model';
import type { MonitorDefinition } from './datadog.js';

/** How much it matters: `page` is worth waking somebody, `ticket` can wait for the morning. */
export type Severity = 'page' | 'ticket';

interface Route {
  readonly priority: MonitorDefinition['priority'];
  /** The owner's on-call rotation, or the team as a whole. */
  readonly to: 'on-call' | 'team';
}

const routes: { readonly [T in Tier]: { readonly [S in Severity]: Route } } = {
  development: { page: { priority: 4, to: 'team' }, ticket: { priority: 5, to: 'team' } },
  staging: { page: { priority: 3, to: 'team' }, ticket: { priority: 4, to: 'team' } },
  production: { page: { priority: 2, to: 'on-call' }, ticket: { priority: 3, to: 'team' } },
};

/** Who hears of it, as handles in a message, and its priority. Nobody where a service has no owner. */
export function route(tier: Tier, severity: Severity, owner: string) {
  const { priority, to } = routes[tier][severity];
  if (owner === '') return { priority, handle: undefined };
  const team = owner.toLowerCase().replace(/[^a-z0-9_-]/g, '-');
  return { priority, handle: to === 'on-call' ? `@oncall-${team}` : `@team-${team}` };
}
