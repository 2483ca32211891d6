import type { Shape } from '../src/check/schema/shape.js';

/** Shapes by index, each kept once: a pod's spec stands in many kinds. */
export class ShapeTable {
  readonly #shapes: Shape[] = [];
  readonly #indexes = new Map<string, number>();

  /** Index of a shape. */
  add(shape: Shape): number {
    const key = JSON.stringify(shape);
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    const index = this.#shapes.push(shape) - 1;
    this.#indexes.set(key, index);
    return index;
  }

  get(index: number): Shape {
    const shape = this.#shapes[index];
    if (shape === undefined) throw new Error(`there is no shape ${index}`);
    return shape;
  }

  get shapes(): readonly Shape[] {
    return this.#shapes;
  }
}
