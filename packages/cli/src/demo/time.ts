/** Whole milliseconds since a moment of `performance.now()`. */
export function since(began: number): number {
  return Math.round(performance.now() - began);
}

/** `1.2 s` */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
