const units: { readonly [unit: string]: number } = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
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

/** What a Kubernetes quantity says, as a number of its whole unit (cores, bytes). */
export function amountOf(quantity: string): number {
  const unit = /[A-Za-z]*$/.exec(quantity)?.[0] ?? '';
  return Number.parseFloat(quantity) * (units[unit] ?? 1);
}
