import type { Strings } from './object.js';

interface Whose {
  readonly platform: string;
  readonly service: string;
}

/** Labels of an object that belongs to an environment as a whole. */
export function platformLabels(platform: string): Strings {
  return { 'app.kubernetes.io/part-of': platform, 'app.kubernetes.io/managed-by': 'fairlead' };
}

/** Labels of an object that belongs to a service as a whole. */
export function serviceLabels({ platform, service }: Whose): Strings {
  return { 'app.kubernetes.io/name': service, ...platformLabels(platform) };
}

/** Labels of an object that belongs to one workload. */
export function workloadLabels(whose: Whose & { readonly workload: string }): Strings {
  return { ...serviceLabels(whose), 'app.kubernetes.io/component': whose.workload };
}

/** What a workload's pods are found by. It never changes: a controller's selector cannot. */
export function selector({
  service,
  workload,
}: {
  readonly service: string;
  readonly workload: string;
}): Strings {
  return { 'app.kubernetes.io/name': service, 'app.kubernetes.io/component': workload };
}

/** A Service at which metrics are fetched, and nobody else asks for anything. */
export const scrapedLabels: Strings = { 'fairlead.dev/scraped': 'true' };

/** What Datadog tells pods apart by, but for the version, which comes with a release. (docs.datadoghq.com, unified service tagging) */
export function serviceTags({
  environment,
  service,
}: {
  readonly environment: string;
  readonly service: string;
}): Strings {
  return { 'tags.datadoghq.com/env': environment, 'tags.datadoghq.com/service': service };
}
