import { isObject, type Json, own } from '../json.js';

/** Where a layer of values comes from, from the lowest to the highest. */
export type LayerName =
  | 'built-in default'
  | 'tier'
  | 'environment default'
  | 'service'
  | 'override'
  | 'derived';

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

/** Who speaks: a layer, and where its values stand. */
export interface Speaker {
  readonly name: LayerName;
  /** `''` for what Fairlead decides itself. */
  readonly file: string;
  /** Path in the file of the value that was merged. */
  readonly path: string;
  /** That value as it stands in the file, where it is in a short form; absent where what is merged stands there itself. */
  readonly said?: Json | undefined;
}

/** What a merge decided about one place: what the speaker says holds there from now on. */
export interface Decision {
  readonly by: Speaker;
  /** Property names from the merged value to the place. */
  readonly below: readonly string[];
  /** What holds; `undefined` where the speaker takes away what is there. */
  readonly value: Json | undefined;
  /** What the speaker wrote from the merged value on, where Fairlead has filled in the rest; absent where it has not. */
  readonly written?: Json | undefined;
  /** What held before. */
  readonly over: Json | undefined;
  /** The default that holds again where the speaker takes away. */
  readonly back: Json | undefined;
}

/** What a speaker says about one place. */
interface Word {
  readonly by: Speaker;
  /** Path in the resolved form of the value that was merged. */
  readonly at: string;
  readonly value: Json | undefined;
}

/**
 * The chain behind each value of a resolved service, from the decisions that were recorded while it was
 * merged. Few services are ever asked about, so decisions are spread over the places inside them at the first
 * question. Places are paths of the resolved form; the last step of a chain is the one that holds.
 */
export class Trace {
  readonly #at: string[] = [];
  readonly #decisions: Decision[] = [];
  readonly #words = new Map<string, Word[]>();
  #spread = 0;

  /** @param at path in the resolved form of the value that was merged */
  record(at: string, decision: Decision): void {
    this.#at.push(at);
    this.#decisions.push(decision);
  }

  /** What was decided about a place until now holds for another one too, in the words of the same authors. */
  repeat(place: string, other: string): void {
    const all = this.#at.map((at, index) => [at, this.#decisions[index]] as const);
    for (const [at, decision] of all) {
      if (decision && isWithin(place, at)) this.record(joined(other, beyond(place, at)), decision);
    }
  }

  /** Lowest layer first; empty where nothing was decided. */
  chain(path: string): readonly Step[] {
    return (this.#opened().get(path) ?? []).map(({ by, at, value }) => ({
      layer: by.name,
      file: by.file,
      path: by.file === '' ? '' : joined(by.path, inFile(by, beyond(at, path))),
      value,
    }));
  }

  /** Paths with a chain that are the given one or lie below it, in their order; `''` gives all. */
  pathsAt(path: string): readonly string[] {
    const keys = [...this.#opened().keys()];
    return keys.filter((key) => isWithin(path, key)).sort();
  }

  /**
   * The place in an author's file that decides a path: where the highest layer wrote it, or else something
   * inside it or around it. `undefined` where only Fairlead speaks.
   */
  author(path: string): Pick<Step, 'file' | 'path'> | undefined {
    const words = this.#opened();
    for (let near = path; near !== ''; near = near.slice(0, Math.max(near.lastIndexOf('.'), 0))) {
      const chain = words.get(near);
      // What was filled in belongs to the author of what it was filled into.
      if (chain?.at(-1)?.by === filler) continue;
      const written = chain?.findLast(isAuthored) ?? this.#highestInside(near);
      if (written === undefined) continue;
      const { by, at } = written;
      return isWithin(at, path) ? { file: by.file, path: joined(by.path, beyond(at, path)) } : undefined;
    }
    return undefined;
  }

  #highestInside(path: string): Word | undefined {
    const inside = this.pathsAt(path).flatMap((key) => this.#words.get(key)?.filter(isAuthored) ?? []);
    return inside.reduce<Word | undefined>(
      (best, word) => (best && rank(best) >= rank(word) ? best : word),
      undefined,
    );
  }

  #opened(): ReadonlyMap<string, readonly Word[]> {
    for (; this.#spread < this.#decisions.length; this.#spread++) {
      const decision = this.#decisions[this.#spread];
      if (decision) spread(this.#at[this.#spread] ?? '', decision, this.#words);
    }
    return this.#words;
  }
}

const ranks: readonly LayerName[] = [
  'built-in default',
  'tier',
  'environment default',
  'service',
  'override',
  'derived',
];
const rank = ({ by }: Word): number => ranks.indexOf(by.name);

/** Fills in what a value that is taken whole leaves out. */
const filler: Speaker = { name: 'built-in default', file: '', path: '' };

const isAuthored = ({ by }: Word): boolean => by.file !== '';

/** Tells every place at or inside a decision's own what it means there. */
function spread(at: string, decision: Decision, words: Map<string, Word[]>): void {
  const { by, below, value, written, over, back } = decision;
  const here = joined(at, ...below);
  const tell = (path: string, word: Word) => {
    const chain = words.get(path);
    if (chain) chain.push(word);
    else words.set(path, [word]);
  };
  const said = new Map(places(here, value));
  const mine = written === undefined ? said : new Map(places(here, within(written, below)));
  for (const [path, part] of said) {
    if (mine.has(path)) tell(path, { by, at, value: value === undefined ? undefined : mine.get(path) });
    else tell(path, { by: filler, at, value: part });
  }
  for (const [path] of places(here, over)) if (!said.has(path)) tell(path, { by, at, value: undefined });
  for (const [path] of back === undefined ? [] : places(here, back)) {
    const held = words.get(path)?.findLast((word) => !isAuthored(word) && word.by !== filler);
    if (held) tell(path, held);
  }
}

/** What stands inside a value. */
function within(value: Json | undefined, names: readonly string[]): Json | undefined {
  return names.reduce<Json | undefined>((at, name) => (isObject(at) ? own(at, name) : undefined), value);
}

/** As far as a path goes in what an author wrote: a short form stands there for everything that it means. */
function inFile({ said }: Speaker, path: string): string {
  if (said === undefined) return path;
  let here: Json | undefined = said;
  let taken = '';
  while (isObject(here)) {
    const rest = taken === '' ? path : path.slice(taken.length + 1);
    const name: string | undefined = Object.keys(here).find((key) => isWithin(key, rest) && key !== '');
    if (name === undefined) break;
    here = own(here, name);
    taken = joined(taken, name);
    if (taken.length === path.length) break;
  }
  return taken;
}

/** A value and each one inside it, with their paths. */
function places(path: string, value: Json | undefined): readonly (readonly [string, Json | undefined])[] {
  const entries = isObject(value) ? Object.entries(value) : [];
  return [
    [path, value],
    ...entries.flatMap(([key, part]) => (part === undefined ? [] : places(joined(path, key), part))),
  ];
}

const joined = (...names: readonly string[]): string => names.filter((name) => name !== '').join('.');

const isWithin = (place: string, path: string): boolean =>
  place === '' || path === place || path.startsWith(`${place}.`);

/** The part of a path that lies beyond another that it begins with. */
const beyond = (start: string, path: string): string => (start === '' ? path : path.slice(start.length + 1));
