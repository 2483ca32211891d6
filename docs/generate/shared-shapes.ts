import type { NamedShapes, Shape } from '../../packages/model/src/shapes/shape.js';

/** Shorter than this, a shape is easier to read where it stands. */
const worthAName = 36;

/** Says once what stands in several places. */
export class SharedShapes {
  readonly #known: Map<string, string>;
  readonly #nameOf: (shape: Shape) => string | undefined;
  /** What whoever asks for the shapes calls them goes before what the types do. */
  readonly #names = new Map<string, string>();
  readonly #named = new Map<string, Shape>();
  readonly #taken: Set<string>;

  /**
   * @param nameOf what a shape is called
   * @param before what another file has named already
   */
  constructor(nameOf: (shape: Shape) => string | undefined, before?: SharedShapes) {
    this.#nameOf = nameOf;
    this.#known = new Map(before === undefined ? [] : before.#known);
    this.#taken = new Set(this.#known.values());
  }

  /** Takes what stands several times out of some shapes, which are then shorter. */
  share(roots: NamedShapes): NamedShapes {
    const counts = new Map<string, number>();
    for (const root of Object.values(roots)) count(root, counts);
    for (const [name, root] of Object.entries(roots)) {
      if (!this.#taken.has(name)) this.#names.set(JSON.stringify(root), name);
      this.#take(root, counts, name);
    }
    return Object.fromEntries(Object.entries(roots).map(([name, root]) => [name, this.#short(root)]));
  }

  /** What was taken out, by name. */
  get named(): NamedShapes {
    const entries = [...this.#named].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(
      entries.map(([name, shape]) => [name, mapShapes(shape, (each) => this.#short(each))]),
    );
  }

  #take(shape: Shape, counts: ReadonlyMap<string, number>, called: string): void {
    const key = JSON.stringify(shape);
    if (this.#known.has(key)) return;
    if (key.length >= worthAName && (counts.get(key) ?? 0) > 1) {
      const name = this.#free(this.#names.get(key) ?? this.#nameOf(shape) ?? called);
      this.#known.set(key, name);
      this.#named.set(name, shape);
    }
    for (const [part, name] of partsOf(shape)) this.#take(part, counts, name ?? called);
  }

  #free(wanted: string): string {
    let name = wanted;
    for (let number = 2; this.#taken.has(name); number += 1) name = `${wanted}${number}`;
    this.#taken.add(name);
    return name;
  }

  #short(shape: Shape): Shape {
    const name = this.#known.get(JSON.stringify(shape));
    return name === undefined ? mapShapes(shape, (each) => this.#short(each)) : `#${name}`;
  }
}

/** Parts of what stands twice are counted once, so that they are only named where they stand elsewhere too. */
function count(shape: Shape, counts: Map<string, number>): void {
  const key = JSON.stringify(shape);
  const before = counts.get(key) ?? 0;
  counts.set(key, before + 1);
  if (before === 0) for (const [part] of partsOf(shape)) count(part, counts);
}

/** What a shape is made of, with the name that it has there. */
function partsOf(shape: Shape): readonly (readonly [Shape, string?])[] {
  if (isForms(shape)) return shape.map((form) => [form]);
  if (typeof shape === 'string' || 'is' in shape) return [];
  if ('list' in shape) return [[shape.list]];
  if ('map' in shape) return [[shape.map]];
  const fields = Object.entries(shape.fields).map(([name, each]) => [each, name.replace('?', '')] as const);
  return [...fields, ...(shape.others ? [[shape.others] as const] : [])];
}

/** The same shape with its parts replaced. */
function mapShapes(shape: Shape, to: (part: Shape) => Shape): Shape {
  if (isForms(shape)) return shape.map(to);
  if (typeof shape === 'string' || 'is' in shape) return shape;
  if ('list' in shape) return { list: to(shape.list) };
  if ('map' in shape) return { map: to(shape.map) };
  const fields = Object.entries(shape.fields).map(([name, each]) => [name, to(each)]);
  return { fields: Object.fromEntries(fields), ...(shape.others && { others: to(shape.others) }) };
}

const isForms = (shape: Shape): shape is readonly Shape[] => Array.isArray(shape);

/**
 * The shape of a part: what may be left out of an object is not said, down to where a value is taken whole, in a list
 * or as one of several forms.
 */
export function loosened(shape: Shape): Shape {
  if (typeof shape === 'string' || isForms(shape) || 'list' in shape) return shape;
  if (!('fields' in shape)) return mapShapes(shape, loosened);
  const fields = Object.entries(shape.fields).map(([name, each]) => [
    name.replace(/\?$/, ''),
    loosened(each),
  ]);
  return { fields: Object.fromEntries(fields), ...(shape.others && { others: loosened(shape.others) }) };
}
