import type { Sample } from './sample.js';

/** One of the things that are compared. */
export interface Side {
  /** Done before each run and not measured. */
  prepare?(run: number): void;
  run(): void;
}

/**
 * Measures sides in turns, so that whatever else the machine does meets all of them alike. Every other turn
 * goes backwards: no side always comes after the same other.
 */
export function interleave<Name extends string>(
  runs: number,
  sides: { readonly [N in Name]: Side },
): { readonly [N in Name]: Sample } {
  const names = Object.keys(sides) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let run = 0; run < runs; run += 1) {
    for (const name of run % 2 === 0 ? names : [...names].reverse()) {
      const side = sides[name];
      side.prepare?.(run);
      const began = performance.now();
      side.run();
      samples[name].push(performance.now() - began);
    }
  }
  return samples;
}
