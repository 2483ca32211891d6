import { amountOf as amount } from '@fairlead/model';

/** A number with an optional unit, as Kubernetes' `resource.ParseQuantity` reads it. */
const quantity = /^[+-]?(\d+|\d+\.\d*|\.\d+)([eE][+-]?\d+|m|[kMGTPE]|[KMGTPE]i|n|u)?$/;

/** Whether a text is an amount of CPU, memory or storage: `250m`, `1Gi`, `0.5`, `1e3`. */
export function isQuantity(text: string): boolean {
  return quantity.test(text);
}

/** The number that a quantity stands for (cores, bytes); `NaN` of what is none. */
export function amountOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && isQuantity(value) ? amount(value) : Number.NaN;
}
