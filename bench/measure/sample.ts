/** Milliseconds of each run. */
export type Sample = readonly number[];

/** The middle value; of an even number the mean of the two in the middle. */
export function median(sample: Sample): number {
  const sorted = [...sample].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
  const high = sorted[Math.floor(middle)] ?? Number.NaN;
  return (low + high) / 2;
}

/** `1.31 s (1.28–1.40)`: median, fastest and slowest. */
export function formatSample(sample: Sample): string {
  if (sample.length === 1) return formatMilliseconds(median(sample));
  const unit = unitOf(median(sample));
  const [fastest, slowest] = [Math.min(...sample), Math.max(...sample)];
  return `${formatMilliseconds(median(sample))} (${unit.number(fastest)}–${unit.number(slowest)})`;
}

/** `47 ms`, `1.31 s`. */
export function formatMilliseconds(milliseconds: number): string {
  const { number, name } = unitOf(milliseconds);
  return `${number(milliseconds)} ${name}`;
}

function unitOf(milliseconds: number) {
  if (milliseconds < 1000) return { name: 'ms', number: (value: number) => value.toFixed(0) };
  return { name: 's', number: (value: number) => (value / 1000).toFixed(2) };
}
