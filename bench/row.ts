import { formatMilliseconds, formatSample, median, type Sample } from './measure/sample.js';

/** One line of the table. */
export interface Row {
  readonly what: string;
  /** The claim: a ratio, a difference or a figure. */
  readonly result: string;
  /** What was promised; absent where nothing was. */
  readonly target?: { readonly text: string; readonly met: boolean };
  readonly ours: string;
  readonly beside: string;
}

/** Two programs that do the same in the same run. */
interface Pair {
  readonly what: string;
  readonly ours: Sample;
  readonly peer: Sample;
  /** What the peer is. */
  readonly beside: string;
}

/** How many times faster we are than a peer. */
export function faster({ what, ours, peer, beside, atLeast }: Pair & { readonly atLeast?: number }): Row {
  const ratio = median(peer) / median(ours);
  return {
    what,
    result: `${ratio.toFixed(1)} × faster`,
    ...(atLeast !== undefined && { target: { text: `≥ ${atLeast} ×`, met: ratio >= atLeast } }),
    ours: formatSample(ours),
    beside: `${beside}: ${formatSample(peer)}`,
  };
}

/** How much more time we take than a floor below which nobody comes: the median over turns of the difference. */
export function above({ what, ours, peer, beside, atMost }: Pair & { readonly atMost?: number }): Row {
  const more = median(ours.map((milliseconds, turn) => milliseconds - (peer[turn] ?? Number.NaN)));
  return {
    what,
    result: `${more < 0 ? '−' : '+'}${formatMilliseconds(Math.abs(more))}`,
    ...(atMost !== undefined && {
      target: { text: `≤ +${formatMilliseconds(atMost)}`, met: more <= atMost },
    }),
    ours: formatSample(ours),
    beside: `${beside}: ${formatSample(peer)}`,
  };
}

/** A ratio that says how something grows: 1 is linear. */
export function growth(of: {
  readonly what: string;
  readonly few: { readonly services: number; readonly sample: Sample };
  readonly many: { readonly services: number; readonly sample: Sample };
  readonly atMost?: number;
}): Row {
  const { few, many, atMost } = of;
  const ratio = median(many.sample) / many.services / (median(few.sample) / few.services);
  return {
    what: of.what,
    result: `${ratio.toFixed(2)} × per service`,
    ...(atMost !== undefined && { target: { text: `≤ ${atMost} ×`, met: ratio <= atMost } }),
    ours: formatSample(many.sample),
    beside: `${few.services} services: ${formatSample(few.sample)}`,
  };
}

/** A figure that stands alone. */
export function figure(of: {
  readonly what: string;
  readonly result: string;
  readonly target?: { readonly text: string; readonly met: boolean };
  readonly ours?: string;
  readonly beside?: string;
}): Row {
  return { ours: '', beside: '', ...of };
}

/** How long we take, against what was promised. */
export function within(
  what: string,
  ours: Sample,
  atMost: number,
  { beside }: { readonly beside: string },
): Row {
  const result = formatMilliseconds(median(ours));
  const target = { text: `≤ ${formatMilliseconds(atMost)}`, met: median(ours) <= atMost };
  return figure({ what, result, target, ours: formatSample(ours), beside });
}
