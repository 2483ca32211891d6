import type { Indicator } from './indicator.js';

/** Of which pods, and over which time. */
export interface PrometheusScope {
  /** Such as `5m`. */
  readonly window: string;
  /** Hash of the pod template, where only one version is asked about. */
  readonly podTemplateHash?: string;
}

/** An indicator in PromQL, over the histogram of durations that the service's pods expose. */
export function prometheusQuery(
  { measure, quantile, signal: { histogram, errors }, of }: Indicator,
  { window, podTemplateHash = '[a-z0-9]+' }: PrometheusScope,
): string {
  // Names of pods end with the hash of their template and five characters of their own.
  const pods = `namespace="${of.namespace}",pod=~"${of.objectName}-${podTemplateHash}-[a-z0-9]{5}"`;
  const rate = (series: string, matchers: string) => `rate(${histogram}_${series}{${matchers}}[${window}])`;
  if (measure === 'duration') {
    return `histogram_quantile(${quantile}, sum by (le) (${rate('bucket', pods)}))`;
  }
  // Without `vector(0)` nothing that failed would mean no answer at all.
  const failed = `(sum(${rate('count', `${pods},${errors}`)}) or vector(0))`;
  return `1 - ${failed} / sum(${rate('count', pods)})`;
}
