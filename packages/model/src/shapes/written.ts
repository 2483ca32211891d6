import type { Finding } from './finding.js';
import { Looks } from './looks.js';
import { findingsOf, namedShape, resolvedFacet, shapeIn } from './resolved.js';
import data from './written.json' with { type: 'json' };

type Group = { readonly [name: string]: string };

const inFile = (group: 'definitions' | 'facets' | 'named'): Group => data[group];

// Whoever only reads resolved files leaves all of this out of its bundle.
const looks = /* @__PURE__ */ new Looks((name) => shapeIn(inFile('named'), name) ?? namedShape(name));

/** What is wrong with the form of a definition, apart from its facets and what it is made of. */
export function definitionFindings(
  definition: 'environment' | 'platform' | 'service',
  value: unknown,
): readonly Finding[] {
  return findingsOf(looks, { shape: shapeIn(inFile('definitions'), definition), extent: 'whole' }, value);
}

/** What is wrong with the form of what one author says of a facet; others may say the rest. */
export function saidFindings(facet: string, value: unknown): readonly Finding[] {
  const shape = shapeIn(inFile('facets'), facet) ?? resolvedFacet(facet);
  return findingsOf(looks, { shape, extent: 'part' }, value);
}
