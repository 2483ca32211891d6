import ts from 'typescript';
import { serviceFacets } from '../../packages/model/src/facets/table.js';
import { type Elsewhere, Fields } from './fields.js';
import { valueText } from './literal.js';
import { code, page, prose, table } from './markdown.js';
import { readSources, type Sources } from './program.js';
import { wordsOf } from './words.js';

const folder = 'packages/model/src';

/** `definitions.md`: what stands around the facets. */
export function definitionsPage(): string {
  const sources = readSources(`${folder}/authoring/declare.ts`, `${folder}/authoring/platform.ts`);
  return page(
    '# Definitions',
    'What stands around the [facets](facets.md): a platform names its environments and services, a service its workloads.',
    '## Service',
    ...owned(sources, { file: 'authoring/service.ts', type: 'ServiceInput' }),
    'Beside these stand the [facets of a service](facets.md#of-a-service).',
    '## Workload',
    ...owned(sources, { file: 'authoring/workload.ts', type: 'OfKind' }),
    'Beside these stand the [facets of its kind](facets.md#of-a-workload). The kinds:',
    kinds(sources),
    '## Environment',
    ...whole(sources, { file: 'authoring/environment.ts', type: 'EnvironmentInput' }),
    '## Platform',
    ...owned(sources, { file: 'authoring/platform.ts', type: 'PlatformInput' }),
  );
}

interface Exported {
  readonly file: string;
  readonly type: string;
}

function exported({ checker, file }: Sources, { file: path, type }: Exported): ts.Symbol {
  const module = checker.getSymbolAtLocation(file(`${folder}/${path}`));
  const symbol = module?.exports?.get(ts.escapeLeadingUnderscores(type));
  if (symbol === undefined) throw new Error(`${path} exports no ${type}`);
  return symbol;
}

/** The fields that are no facets, by name. */
function owned(sources: Sources, of: Exported): readonly string[] {
  const { checker } = sources;
  const symbol = exported(sources, of);
  const rows = checker
    .getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol))
    .filter(({ name }) => !Object.hasOwn(serviceFacets, name))
    .map((property) => [property, wordsOf(checker, property)] as const)
    .map(([{ name }, words]) => [code(name), valueText(words.default ?? ''), prose(words.meaning)]);
  return [prose(wordsOf(checker, symbol).meaning), table(['field', 'default', 'meaning'], rows)];
}

/** Every field, and what is inside it. */
function whole(sources: Sources, of: Exported): readonly string[] {
  const { checker } = sources;
  const symbol = exported(sources, of);
  const fields = new Fields(checker, told).of(checker.getDeclaredTypeOfSymbol(symbol));
  const rows = fields.map((field) => [
    code(field.path),
    code(field.type),
    valueText(field.default ?? ''),
    prose(field.meaning),
  ]);
  return [prose(wordsOf(checker, symbol).meaning), table(['field', 'type', 'default', 'meaning'], rows)];
}

/** Facets are on a page of their own. */
const told: Elsewhere = (path) =>
  ({
    defaults: 'By kind of workload, then as the [facets of a workload](facets.md#of-a-workload).',
    sets: 'By name, then as the facet [config](facets.md#config).',
  })[path];

function kinds(sources: Sources): string {
  const symbol = exported(sources, { file: 'kinds.ts', type: 'workloadKinds' });
  const { meaning } = wordsOf(sources.checker, symbol);
  return meaning.slice(meaning.indexOf('- '));
}
