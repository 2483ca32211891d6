import { type Plan, planSchema, type Refuse } from '../plan/action.js';
import type { Observed, ObservedEnvironment } from '../plan/observed.js';

/** A plan that says no and does nothing. */
export function refused(...actions: readonly Refuse[]): Plan {
  return { schema: planSchema, actions };
}

/** The environment and the services that somebody has named, or why they are none. */
export function named(
  { environments }: Observed,
  { environment: name, services }: { readonly environment: string; readonly services: readonly string[] },
): ObservedEnvironment | Plan {
  const environment = environments.find(({ settings }) => settings.name === name);
  if (environment === undefined) {
    const known = environments.map(({ settings }) => settings.name);
    return refused(noEnvironment(name, known));
  }
  const unknown = services.filter((service) => environment.services[service] === undefined);
  return unknown.length === 0
    ? environment
    : refused(...unknown.map((service) => noService(name, service, environment.present)));
}

export const isPlan = (found: ObservedEnvironment | Plan): found is Plan => 'actions' in found;

function noEnvironment(environment: string, known: readonly string[]): Refuse {
  const problem = {
    code: 'FL_ASKED_ENVIRONMENT',
    file: environment,
    path: '',
    value: environment,
    what: 'is not an environment',
    mend: `name one of ${known.join(', ')}`,
  } as const;
  return { kind: 'refuse', target: { environment, unit: '_all' }, problem };
}

function noService(environment: string, service: string, present: readonly string[]): Refuse {
  const problem = {
    code: 'FL_ASKED_SERVICE',
    file: `${environment}/${service}`,
    path: '',
    value: service,
    what: `is not a service of ${environment}`,
    mend: `name one of ${present.join(', ')}`,
  } as const;
  return { kind: 'refuse', target: { environment, unit: service, service }, problem };
}
