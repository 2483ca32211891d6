/** A number with an optional unit, as Kubernetes' `resource.ParseQuantity` reads it. */
const quantity = /^[+-]?(\d+|\d+\.\d*|\.\d+)([eE][+-]?\d+|m|[kMGTPE]|[KMGTPE]i|n|u)?$/;

/** Whether a text is an amount of CPU, memory or storage: `250m`, `1Gi`, `0.5`, `1e3`. */
export function isQuantity(text: string): boolean {
  return quantity.test(text);
}

const factors: { readonly [unit: string]: number } = {
  '': 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** The number that a quantity stands for (cores, bytes); `NaN` of what is none. */
export function amountOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !isQuantity(value)) return Number.NaN;
  const unit = /[A-Za-z]i?$/.exec(value)?.[0] ?? '';
  return Number(value.slice(0, value.length - unit.length)) * (factors[unit] ?? Number.NaN);
}
