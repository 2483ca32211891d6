import ts from 'typescript';
import type { NamedShapes, Shape } from '../../packages/model/src/shapes/shape.js';
import { facetTypes } from './facet-docs.js';
import { readSources, type Sources } from './program.js';
import { ShapeReader } from './shape-reader.js';
import { shapeText } from './shape-text.js';
import { loosened, SharedShapes } from './shared-shapes.js';

const model = 'packages/model/src';

/** Groups of shapes by name, as a file has them. */
type Groups = { readonly [group: string]: NamedShapes };

/** Files of shapes by their path from the root, each made from the types of the model. */
export function shapeFiles(): { readonly [path: string]: string } {
  const files = ['facets/table.ts', 'resolve/resolved.ts', 'authoring/platform.ts'];
  const sources = readSources(...files.map((file) => `${model}/${file}`));
  const reader = new ShapeReader(sources.checker, ['EnvironmentDefinition', 'ServiceDefinition']);
  const nameOf = (shape: Shape) => reader.nameOf(shape);
  const shared = new SharedShapes(nameOf);
  const resolved = printed(resolvedShapes({ sources, reader, shared }));
  const written = printed(writtenShapes({ sources, reader, shared: new SharedShapes(nameOf, shared) }));
  return { [`${model}/shapes/resolved.json`]: resolved, [`${model}/shapes/written.json`]: written };
}

interface Around {
  readonly sources: Sources;
  readonly reader: ShapeReader;
  readonly shared: SharedShapes;
}

/** Facets when all layers are merged, and the files that resolution writes. */
function resolvedShapes({ sources, reader, shared }: Around): Groups {
  const of = (type: string) => reader.of(declared(sources, 'resolve/resolved.ts', type), type);
  const facets = facetsIn(sources).map(({ name, resolved }) => [name, reader.of(resolved, name)]);
  const files = {
    environment: of('ResolvedEnvironment'),
    needs: of('Needs'),
    service: of('ResolvedService'),
  };
  const { environment, needs, service, ...others } = shared.share({
    ...Object.fromEntries(facets),
    ...files,
  });
  return {
    files: { environment, needs, service } as NamedShapes,
    facets: Object.fromEntries(Object.entries(others).filter(([name, shape]) => shape !== `#${name}`)),
    named: shared.named,
  };
}

/** What may be written, where that is not the resolved form with parts of it left out. */
function writtenShapes({ sources, reader, shared }: Around): Groups {
  const facets = facetsIn(sources).flatMap(({ name, input, resolved }): readonly [string, Shape][] => {
    const shape = loosened(reader.of(input, name));
    const isThePart = JSON.stringify(shape) === JSON.stringify(loosened(reader.of(resolved, name)));
    return isThePart ? [] : [[name, shape]];
  });
  const { environment, platform, service, ...others } = shared.share({
    ...Object.fromEntries(facets),
    environment: reader.of(
      declared(sources, 'authoring/environment.ts', 'EnvironmentDefinition'),
      'environment',
      ['defaults'],
    ),
    platform: reader.of(declared(sources, 'authoring/platform.ts', 'Platform'), 'platform'),
    service: reader.of(declared(sources, 'authoring/service.ts', 'ServiceDefinition'), 'service'),
  });
  return {
    definitions: { environment, platform, service } as NamedShapes,
    facets: others,
    named: shared.named,
  };
}

const facetsIn = (sources: Sources) =>
  (['workload', 'service'] as const).flatMap((of) => facetTypes(sources, of));

function declared({ checker, file }: Sources, path: string, type: string): ts.Type {
  const module = checker.getSymbolAtLocation(file(`${model}/${path}`));
  const symbol = module?.exports?.get(ts.escapeLeadingUnderscores(type));
  if (symbol === undefined) throw new Error(`${path} exports no ${type}`);
  return checker.getDeclaredTypeOfSymbol(symbol);
}

/** One line for each name, so that a change of one is a line to review. */
function printed(groups: Groups): string {
  const texts = Object.entries(groups).map(([group, shapes]) => {
    const lines = Object.entries(shapes).map(
      ([name, shape]) => `  "${name}": ${JSON.stringify(shapeText(shape))}`,
    );
    return `"${group}": {\n${lines.join(',\n')}\n}`;
  });
  return `{\n${texts.join(',\n')}\n}\n`;
}
