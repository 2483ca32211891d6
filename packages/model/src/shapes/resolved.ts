import type { Finding } from './finding.js';
import { type Extent, Looks } from './looks.js';
import { parseShape } from './notation.js';
import data from './resolved.json' with { type: 'json' };
import type { Shape } from './shape.js';

type Texts = { readonly [name: string]: string };

const { files, facets, named }: { readonly [group: string]: Texts | undefined } = data;
const looks = new Looks((name) => namedShape(name));

/** Shapes that have been read, by their text. */
const read = new Map<string, Shape>();

/** A shape that stands in a file of shapes; the same one whenever it is asked for. */
export function shapeIn(texts: Texts | undefined, name: string): Shape | undefined {
  const text = texts !== undefined && Object.hasOwn(texts, name) ? texts[name] : undefined;
  if (text === undefined) return undefined;
  const shape = read.get(text) ?? parseShape(text);
  read.set(text, shape);
  return shape;
}

/** What other shapes refer to. */
export const namedShape = (name: string): Shape => shapeIn(named, name) ?? 'any';

/** A facet in its resolved form; nothing of one whose shape was not written yet. */
export const resolvedFacet = (facet: string): Shape | undefined =>
  shapeIn(facets, facet) ?? shapeIn(named, facet);

/** What is wrong with the form of a file that resolution writes. */
export function fileFindings(file: 'environment' | 'needs' | 'service', value: unknown): readonly Finding[] {
  return findingsOf(looks, { shape: shapeIn(files, file), extent: 'whole' }, value);
}

/** What is wrong with the form of a facet of which all layers are merged. */
export function mergedFindings(facet: string, value: unknown): readonly Finding[] {
  return findingsOf(looks, { shape: resolvedFacet(facet), extent: 'whole' }, value);
}

/** Looks at one value. What has no shape has nothing wrong. */
export function findingsOf(
  looks: Looks,
  { shape, extent }: { readonly shape: Shape | undefined; readonly extent: Extent },
  value: unknown,
): readonly Finding[] {
  const findings: Finding[] = [];
  if (shape !== undefined) looks.of(shape, extent)(value, { path: [], findings });
  return findings;
}
