import ts from 'typescript';
import { serviceFacets, workloadFacets } from '../../packages/model/src/facets/table.js';
import { type Elsewhere, type Field, Fields } from './fields.js';
import { readSources, type Sources } from './program.js';
import { wordsOf } from './words.js';

/** A facet of the model's table, with its words. */
export interface FacetDoc {
  readonly name: string;
  readonly of: 'workload' | 'service';
  /** The kinds of workload that have it; empty for those of a service. */
  readonly kinds: readonly string[];
  readonly meaning: string;
  readonly fields: readonly Field[];
}

type Kinds = { readonly [name: string]: { readonly kinds: readonly string[] } };
const tables: { readonly [of in FacetDoc['of']]: Kinds } = {
  workload: workloadFacets,
  service: serviceFacets,
};
const tableFile = 'packages/model/src/facets/table.ts';

/** Every facet in the order of the model's tables. */
export function facetDocs(): readonly FacetDoc[] {
  const sources = readSources(tableFile);
  const { checker } = sources;
  const facets = (['workload', 'service'] as const).flatMap((of) => facetTypes(sources, of));
  return facets.map(({ name, of, symbol, input, resolved }) => ({
    name,
    of,
    kinds: tables[of][name]?.kinds ?? [],
    meaning: meaningOf(checker, symbol, resolved),
    fields: new Fields(checker, otherFacet(facets, name)).of(input, resolved),
  }));
}

/** A facet as the compiler knows it. */
export interface FacetTypes {
  readonly name: string;
  readonly of: FacetDoc['of'];
  /** The variable in the facet's own file. */
  readonly symbol: ts.Symbol;
  readonly input: ts.Type;
  readonly resolved: ts.Type;
}

/** The types of a table's facets, in its order. @param sources with the table among them */
export function facetTypes({ checker, file }: Sources, of: FacetDoc['of']): readonly FacetTypes[] {
  const variable = `${of}Facets`;
  const module = checker.getSymbolAtLocation(file(tableFile));
  const facets = module?.exports?.get(ts.escapeLeadingUnderscores(variable));
  if (facets === undefined) throw new Error(`${tableFile} exports no ${variable}`);
  return checker.getPropertiesOfType(checker.getTypeOfSymbol(facets)).map((property) => {
    // `Input` and `Resolved` of a `Facet<Input, Resolved, Kinds>`.
    const [input, resolved] = checker.getTypeArguments(checker.getTypeOfSymbol(property) as ts.TypeReference);
    if (input === undefined || resolved === undefined) throw new Error(`${property.name} is no facet`);
    return { name: property.name, of, symbol: imported(checker, property), input, resolved };
  });
}

/** What a shorthand property of the table stands for. */
function imported(checker: ts.TypeChecker, property: ts.Symbol): ts.Symbol {
  const value = checker.getShorthandAssignmentValueSymbol(property.valueDeclaration);
  if (value === undefined) return property;
  return (value.flags & ts.SymbolFlags.Alias) === 0 ? value : checker.getAliasedSymbol(value);
}

/** What the facet's types say, then what its variable says. */
function meaningOf(checker: ts.TypeChecker, facet: ts.Symbol, resolved: ts.Type): string {
  const item = resolved.getStringIndexType() ?? resolved.getNumberIndexType();
  const symbols = [item?.aliasSymbol, item?.symbol, resolved.aliasSymbol, resolved.symbol, facet];
  const texts = symbols.map((symbol) => ownWords(checker, symbol));
  return [...new Set(texts.filter((text) => text !== ''))].join(' ');
}

/** Lists and records come from TypeScript's own library, whose words say nothing here. */
function ownWords(checker: ts.TypeChecker, symbol: ts.Symbol | undefined): string {
  const [declaration] = symbol?.declarations ?? [];
  return declaration?.getSourceFile().fileName.includes('/packages/') ? wordsOf(checker, symbol).meaning : '';
}

/** A container beside the main one has what workloads have; it is told once. */
function otherFacet(facets: readonly FacetTypes[], self: string): Elsewhere {
  return (_, resolved) => {
    const found = facets.find((facet) => facet.name !== self && facet.resolved === resolved);
    return found && `As the facet [${found.name}](#${found.name.toLowerCase()}).`;
  };
}
