import type { ServiceAt } from './at.js';

/** What is managed in Datadog, as logical keys name it. */
export type Kind = 'monitor';

/**
 * The name that a definition keeps whatever id Datadog gives it: `<platform>/<service>/<environment>/<kind>/<id>`.
 * Reconciling finds by it what is already there.
 */
export function logicalKey({ environment, service }: ServiceAt, kind: Kind, id: string): string {
  return [environment.platform, service, environment.name, kind, id].join('/');
}

/** The tag that carries a logical key; Datadog's lists can be filtered by it. */
export const keyTag = 'fairlead_key';
