import { defaultValues, isRequired, serviceName } from './defaults.js';
import { type FacetDoc, facetDocs } from './facet-docs.js';
import type { Field } from './fields.js';
import { literal, valueText } from './literal.js';
import { code, page, prose, table } from './markdown.js';

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
  const { name, kinds, fields, meaning } = doc;
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
    rows.length === 0 ? '' : table(['field', 'type', 'default', 'meaning'], rows),
  ];
}

function defaultText({ name, fields }: FacetDoc, field: Field): string {
  if (field.default !== undefined) return valueText(field.default);
  const first = fields.find(({ path }) => path === field.path) === field;
  if (!first) return '';
  if (isRequired(name, field)) return '*required*';
  return defaultValues(name, fields, field)
    .map(defaultValue)
    .filter((text) => text !== '')
    .join(' or ');
}

function defaultValue(value: unknown): string {
  if (value === serviceName) return "the service's name";
  return typeof value === 'object' && !saysSomething(value) && !isEmpty(value) ? '' : code(literal(value));
}

/** Whether anything in a default is worth a reader's time: whole facets of nothing are shown elsewhere. */
function saysSomething(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(saysSomething);
  return value !== '';
}

const isEmpty = (value: object | null): boolean => value === null || Object.keys(value).length === 0;
