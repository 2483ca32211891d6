import ts from 'typescript';
import { serviceFacets, workloadFacets } from '../../packages/model/src/facets/table.js';
import { defaultValues, isRequired } from './defaults.js';
import { type Field, fieldsOf, typeText } from './fields.js';
import { code, page, prose, table } from './markdown.js';
import { readSources, type Sources } from './program.js';

/** A facet of the model's table, with its words. */
export interface FacetDoc {
  readonly name: string;
  readonly of: 'workload' | 'service';
  /** The kinds of workload that have it; empty for those of a service. */
  readonly kinds: readonly string[];
  readonly meaning: string;
  /** What the whole of it may be, where that is no object whose fields follow. */
  readonly whole: string | undefined;
  readonly fields: readonly Field[];
}

const tables = { workload: workloadFacets, service: serviceFacets };
const tableFile = 'packages/model/src/facets/table.ts';

/** Every facet in the order of the model's tables. */
export function facetDocs(): readonly FacetDoc[] {
  const sources = readSources(tableFile);
  return (['workload', 'service'] as const).flatMap((of) =>
    facetsIn(sources, `${of}Facets`).map(({ name, symbol, type }) => {
      const [input, resolved] = typesOf(sources, type);
      const fields = fieldsOf(sources.checker, input, resolved);
      const kinds = (tables[of] as { readonly [name: string]: { readonly kinds: readonly string[] } })[name]?.kinds;
      return { name, of, kinds: kinds ?? [], meaning: meaningOf(sources, symbol, resolved), whole: wholeOf(sources, input), fields };
    }),
  );
}

interface Entry {
  readonly name: string;
  readonly symbol: ts.Symbol;
  readonly type: ts.Type;
}

function facetsIn({ checker, file }: Sources, variable: string): readonly Entry[] {
  const module = checker.getSymbolAtLocation(file(tableFile));
  const facets = module?.exports?.get(ts.escapeLeadingUnderscores(variable));
  if (facets === undefined) throw new Error(`${tableFile} exports no ${variable}`);
  return checker.getPropertiesOfType(checker.getTypeOfSymbol(facets)).map((property) => {
    const declaration = property.valueDeclaration;
    const shorthand = declaration && checker.getShorthandAssignmentValueSymbol(declaration);
    const symbol = shorthand && (shorthand.flags & ts.SymbolFlags.Alias) !== 0 ? checker.getAliasedSymbol(shorthand) : shorthand;
    return { name: property.name, symbol: symbol ?? property, type: checker.getTypeOfSymbol(property) };
  });
}

/** `Input` and `Resolved` of a `Facet<Input, Resolved, Kinds>`. */
function typesOf({ checker }: Sources, facet: ts.Type): readonly [ts.Type, ts.Type] {
  const [input, resolved] = checker.getTypeArguments(facet as ts.TypeReference);
  if (input === undefined || resolved === undefined) throw new Error('a facet without types');
  return [input, resolved];
}

function meaningOf({ checker }: Sources, facet: ts.Symbol, resolved: ts.Type): string {
  const words = (symbol: ts.Symbol | undefined) => ts.displayPartsToString(symbol?.getDocumentationComment(checker));
  const item = resolved.getStringIndexType();
  const symbols = [facet, resolved.aliasSymbol, resolved.symbol, item?.aliasSymbol, item?.symbol];
  return symbols.map(words).find((text) => text !== '') ?? '';
}

/** A facet whose whole is no object of fields: a list, or one of several forms. */
function wholeOf({ checker }: Sources, input: ts.Type): string | undefined {
  const text = typeText(checker, input);
  return text.startsWith('{') && !text.includes(' | ') ? undefined : text;
}

/** `facets.md`. */
export function facetsPage(): string {
  const docs = facetDocs();
  return page(
    '# Facets',
    'What may be written about a workload, and about a service as a whole. A facet is written under its name: `scaling` of the workload `server` is `workloads.server.scaling`. `<name>` stands for any name, `[]` for an item of a list. Everything may be written again under `overrides.<environment>`, only as far as it differs.',
    contents(docs),
    ...(['workload', 'service'] as const).flatMap((of) => [
      `## Of a ${of}`,
      ...docs.filter((doc) => doc.of === of).flatMap(section),
    ]),
  );
}

function contents(docs: readonly FacetDoc[]): string {
  const links = (of: FacetDoc['of']) =>
    docs.filter((doc) => doc.of === of).map(({ name }) => `[${name}](#${name.toLowerCase()})`);
  return `Of a workload: ${links('workload').join(', ')}.\n\nOf a service: ${links('service').join(', ')}.`;
}

function section(doc: FacetDoc): readonly string[] {
  const { name, kinds, fields, meaning, whole } = doc;
  const rows = fields.map((field) => [
    code(field.path),
    code(field.type),
    defaultText(doc, field),
    prose(field.meaning),
  ]);
  return [
    `### ${name}`,
    prose(meaning),
    kinds.length === 0 ? '' : `For: ${kinds.join(', ')}.`,
    whole === undefined ? '' : `Written as ${code(whole)}.`,
    rows.length === 0 ? '' : table(['field', 'type', 'default', 'meaning'], rows),
  ];
}

function defaultText({ name, fields }: FacetDoc, field: Field): string {
  if (field.default !== undefined) return prose(field.default);
  if (isRequired(name, field)) return '*required*';
  return defaultValues(name, fields, field).map((value) => code(literal(value))).join(' or ');
}

/** A value as an author would write it. */
export function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll('"', "'");
}
