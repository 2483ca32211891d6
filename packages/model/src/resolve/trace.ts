import type { Json } from '../json.js';

/** Where a layer of values comes from, from the lowest to the highest. */
export type LayerName = 'built-in default' | 'tier' | 'environment default' | 'service' | 'override' | 'derived';

/** One layer's word about one value. */
export interface Step {
  readonly layer: LayerName;
  /** The file that says it; `''` for what Fairlead decides itself. */
  readonly file: string;
  /** The place in that file. */
  readonly path: string;
  /** What it says; `undefined` where it takes the value away. */
  readonly value: Json | undefined;
}

/**
 * The chain behind each value of a resolved service, recorded while it is resolved. Keys are the paths of the
 * resolved form; the last step of a chain is the one that holds.
 */
export class Trace {
  readonly #steps = new Map<string, Step[]>();

  record(path: string, step: Step): void {
    const chain = this.#steps.get(path);
    if (chain) chain.push(step);
    else this.#steps.set(path, [step]);
  }

  /** Lowest layer first; empty where nothing was recorded. */
  chain(path: string): readonly Step[] {
    return this.#steps.get(path) ?? [];
  }

  /** The step that holds at a path, or at the nearest place above or below it that a layer wrote. */
  nearest(path: string): Step | undefined {
    for (let at = path; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('.'), 0))) {
      const own = this.chain(at).at(-1) ?? this.#below(at);
      if (own) return own;
    }
    return undefined;
  }

  /** Paths with a chain that are the given one or lie below it, in their order. */
  pathsAt(path: string): readonly string[] {
    return [...this.#steps.keys()].filter((key) => key === path || key.startsWith(`${path}.`)).sort();
  }

  #below(path: string): Step | undefined {
    const written = this.pathsAt(path).map((key) => this.chain(key).at(-1));
    return written.find((step) => step?.file !== '') ?? written[0];
  }
}
