import ts from 'typescript';
import type { Area, Feature } from '../../packages/k8s/src/features/feature.js';
import { later } from '../../packages/k8s/src/features/later.js';
import { renderFeature, slug } from '../../packages/k8s/src/features/render.js';
import { areas } from '../../packages/k8s/src/features/table.js';
import { code, page, prose, table } from './markdown.js';
import { readText } from './program.js';

const folder = 'packages/k8s/src/features';

/** `features.md`: every feature with where it is said and what comes of it. */
export function featuresPage(): string {
  return page(
    '# Features',
    'What a definition can say about what runs, by area: where it is said, and which objects come of it. Each row has an example that a test renders; what is not here is reached by a patch or an object of one’s own (see [patches](features/patches.md)).',
    ...areas.flatMap((area) => [
      `## ${area.name}`,
      prose(sentence(area)),
      table(
        ['feature', 'field', 'rendered'],
        area.features.map((row) => [
          `[${row.feature}](features/${area.name}.md#${slug(row)})`,
          code(row.field),
          kindsOf(row),
        ]),
      ),
    ]),
    '## Not yet',
    'What definitions cannot say yet. Where it is an object, one of one’s own under `objects` does until then.',
    table(
      ['area', 'feature'],
      later.map(({ area, feature }) => [area, feature]),
    ),
  );
}

/** Page of one area, by its path in the reference. */
export const featurePages: { readonly [path: string]: () => string } = Object.fromEntries(
  areas.map((area) => [`features/${area.name}.md`, () => areaPage(area)]),
);

function areaPage(area: Area): string {
  const examples = examplesIn(area);
  return page(
    `# Features: ${area.name}`,
    `${sentence(area)} What is shown of the objects is what the example is about. \`check\` finds nothing wrong with the examples, but that most leave the [probes](probes.md) out. All features: [table](../features.md).`,
    ...area.features.flatMap((row) => [
      `## ${row.feature}`,
      [`Field: ${code(row.field)}.`, row.note && prose(row.note), waived(row)].filter(Boolean).join(' '),
      fenced('ts', textOf(examples, row)),
      fenced('yaml', renderFeature(row).trimEnd()),
    ]),
  );
}

function textOf(examples: ReadonlyMap<string, string>, { feature }: Feature): string {
  const text = examples.get(feature);
  if (text === undefined) throw new Error(`no example stands beside '${feature}'`);
  return text;
}

const fenced = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\``;

/** Which policies whoever does the same has to waive. */
function waived({ waives = [] }: Feature): string | undefined {
  if (waives.length === 0) return undefined;
  return `With \`check\` it goes with a [waiver](../../how-to/check.md) of ${waives.map(code).join(', ')}.`;
}

/** Each kind once, without the names that only the example has. */
function kindsOf({ shows }: Feature): string {
  const kinds = Object.keys(shows).map((key) => key.split('/')[0] ?? key);
  return [...new Set(kinds)].map(code).join(', ');
}

/** What the source says the area is about. */
function sentence({ name }: Area): string {
  const found = /\/\*\* (.+?) \*\/\nexport const/s.exec(readText(`${folder}/${name}.ts`));
  return found?.[1]?.replaceAll(/\s*\n \* /g, ' ') ?? '';
}

/** The examples of an area as they stand in its source, by feature. */
function examplesIn({ name }: Area): ReadonlyMap<string, string> {
  const text = readText(`${folder}/${name}.ts`);
  const source = ts.createSourceFile(`${name}.ts`, text, ts.ScriptTarget.ES2022, true);
  const found = new Map<string, string>();
  const visit = (node: ts.Node) => {
    if (ts.isObjectLiteralExpression(node)) {
      const feature = property(node, 'feature');
      const example = property(node, 'example');
      if (feature && ts.isStringLiteralLike(feature) && example && ts.isArrayLiteralExpression(example)) {
        found.set(feature.text, example.elements.map((each) => `${dedented(each)};`).join('\n'));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function property(of: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  return of.properties.filter(ts.isPropertyAssignment).find((each) => each.name.getText() === name)
    ?.initializer;
}

/** An expression as if it stood at the beginning of a line. */
function dedented(node: ts.Expression): string {
  const [first = '', ...rest] = node.getText().split('\n');
  const indent = /^ */.exec(rest.at(-1) ?? '')?.[0].length ?? 0;
  return [first, ...rest.map((line) => line.slice(indent))].join('\n');
}
