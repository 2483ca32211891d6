// Writes what `check` knows of Kubernetes' kinds: `npm run schemas`. Needs go and the Go module proxy, and is run when
// a version in sources.ts changes; everything else reads the file that it leaves.
import { writeFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import type { Fields, SchemaData } from '../src/check/schema/shape.js';
import { assumed } from './assumed.js';
import { fieldEnums } from './go-enums.js';
import { goModule } from './go-module.js';
import { type OpenApi, OpenApiReader } from './openapi.js';
import { ShapeTable } from './shape-table.js';
import { crds, kubernetes } from './sources.js';

const table = new ShapeTable();
const kinds = new Map<string, number>();
const metadata = readKubernetes();
readCrds();
for (const [kind, spec] of Object.entries(assumed)) addKind(kind, { type: 'object', properties: { spec } });
write();

/** Reads Kubernetes' own kinds; gives the shape of every object's metadata. */
function readKubernetes(): number {
  const enums = fieldEnums(goModule(kubernetes.types));
  const { definitions }: { definitions: { readonly [name: string]: OpenApi } } = JSON.parse(
    goModule(kubernetes.document).text(kubernetes.document.file),
  );
  const reader = new OpenApiReader(table, {
    enumOf: (owner, field) => enums.get(`${owner}.${field}`),
    resolve: (reference) => {
      const name = reference.slice('#/definitions/'.length);
      if (name.endsWith('.resource.Quantity')) return 'quantity';
      if (/\.runtime\.RawExtension$|\.v1\.ManagedFieldsEntry$|Status$/.test(name)) return 'any';
      return { schema: definitions[name] ?? {}, owner: ownerOf(name) };
    },
  });
  for (const kind of kubernetes.kinds) {
    const name = definitionOf(definitions, kind);
    const shape = table.get(reader.shapeOf(definitions[name] ?? {}, ownerOf(name))) as Fields;
    kinds.set(
      kind,
      table.add({ ...shape, required: ['apiVersion', 'kind', 'metadata', ...(shape.required ?? [])] }),
    );
  }
  return reader.shapeOf({ $ref: '#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' });
}

/** `io.k8s.api.core.v1.Container` is `core/v1.Container` in the sources. */
function ownerOf(name: string): string {
  const [type = '', version = '', group = ''] = name.split('.').reverse();
  return `${group}/${version}.${type}`;
}

function definitionOf(definitions: { readonly [name: string]: OpenApi }, wanted: string): string {
  const found = Object.entries(definitions).find(([, definition]) => {
    const served = (definition as { readonly 'x-kubernetes-group-version-kind'?: readonly Served[] })[
      'x-kubernetes-group-version-kind'
    ];
    return served?.some(
      ({ group, version, kind }) => `${group === '' ? '' : `${group}/`}${version}/${kind}` === wanted,
    );
  });
  if (found === undefined) throw new Error(`Kubernetes has no ${wanted}`);
  return found[0];
}

interface Served {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

function readCrds(): void {
  for (const source of crds) {
    const module = goModule(source);
    for (const [path, wanted] of Object.entries(source.files)) {
      const found = parseAllDocuments(module.text(path)).map((document): Crd => document.toJS());
      for (const each of wanted) {
        const [version = '', kind = ''] = each.split('/');
        const spec = found.find((crd) => crd?.spec.names?.kind === kind)?.spec;
        const schema = spec?.versions.find(({ name }) => name === version)?.schema.openAPIV3Schema;
        if (schema === undefined) throw new Error(`${path} has no ${each}`);
        addKind(`${spec?.group}/${each}`, schema);
      }
    }
  }
}

/** A CustomResourceDefinition; other documents of its file have no names. */
interface Crd {
  readonly spec: {
    readonly group: string;
    readonly names?: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly schema: { readonly openAPIV3Schema: OpenApi };
    }[];
  };
}

/** A kind that is not Kubernetes' own: what every object has, and its own fields. What a controller reports is anything. */
function addKind(kind: string, { properties = {}, required = [] }: OpenApi): void {
  const reader = new OpenApiReader(table);
  const own = Object.entries(properties).filter(
    ([name]) => !['apiVersion', 'kind', 'metadata', 'status'].includes(name),
  );
  const text = table.add('string');
  kinds.set(
    kind,
    table.add({
      fields: {
        apiVersion: text,
        kind: text,
        metadata,
        ...Object.fromEntries(own.map(([name, schema]) => [name, reader.shapeOf(schema)])),
        status: table.add('any'),
      },
      required: ['apiVersion', 'kind', 'metadata', ...required.filter((name) => name !== 'metadata')],
    }),
  );
}

/** One shape on a line, so that a new version of a module is a difference that can be read. */
function write(): void {
  const modules = [kubernetes.document, kubernetes.types, ...crds];
  const data: SchemaData = {
    sources: Object.fromEntries(modules.map(({ module, version }) => [module, version])),
    kinds: Object.fromEntries([...kinds].sort()),
    assumed: Object.keys(assumed).sort(),
    shapes: table.shapes,
  };
  const { shapes, ...head } = data;
  const lines = shapes.map((shape) => JSON.stringify(shape)).join(',\n');
  const text = `${JSON.stringify(head, null, 1).slice(0, -2)},\n "shapes": [\n${lines}\n]}\n`;
  writeFileSync(new URL('../src/check/schema/kinds.json', import.meta.url), text);
}
