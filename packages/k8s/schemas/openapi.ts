import type { Shape } from '../src/check/schema/shape.js';
import type { ShapeTable } from './shape-table.js';

/** The parts of an OpenAPI schema that say which fields there are. */
export interface OpenApi {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly items?: OpenApi;
  readonly properties?: { readonly [name: string]: OpenApi };
  readonly additionalProperties?: OpenApi | boolean;
  readonly required?: readonly string[];
  readonly nullable?: boolean;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
}

/** What a schema refers to. */
export interface Definitions {
  /** The definition of a reference, or the shape that stands for it. */
  resolve(reference: string): { readonly schema: OpenApi; readonly owner: string } | Shape;
  /** The values of a field that the schema itself does not name. */
  enumOf(owner: string, field: string): readonly string[] | undefined;
}

const none: Definitions = {
  resolve: (reference) => {
    throw new Error(`nothing is known of ${reference}`);
  },
  enumOf: () => undefined,
};

/** Turns OpenAPI schemas into shapes; what a reference names is turned once. */
export class OpenApiReader {
  readonly #table: ShapeTable;
  readonly #definitions: Definitions;
  readonly #named = new Map<string, number>();

  constructor(table: ShapeTable, definitions: Definitions = none) {
    this.#table = table;
    this.#definitions = definitions;
  }

  /** Index of the shape of a schema. @param owner what the schema defines, for enums that stand elsewhere */
  shapeOf(schema: OpenApi, owner = ''): number {
    if (schema.$ref !== undefined) return this.#referred(schema.$ref);
    if (schema['x-kubernetes-int-or-string'] || schema.format === 'int-or-string') {
      return this.#table.add('int-or-string');
    }
    if (schema.type === 'array') return this.#table.add({ list: this.shapeOf(schema.items ?? {}, owner) });
    if (schema.properties !== undefined) return this.#fields(schema, schema.properties, owner);
    if (typeof schema.additionalProperties === 'object') {
      return this.#table.add({ map: this.shapeOf(schema.additionalProperties) });
    }
    return this.#table.add(scalar(schema));
  }

  #referred(reference: string): number {
    const known = this.#named.get(reference);
    if (known !== undefined) return known;
    const found = this.#definitions.resolve(reference);
    const isShape = typeof found === 'string' || !('schema' in found);
    // A definition that holds itself (JSONSchemaProps) would never end.
    this.#named.set(reference, this.#table.add('any'));
    const shape = isShape ? this.#table.add(found) : this.shapeOf(found.schema, found.owner);
    this.#named.set(reference, shape);
    return shape;
  }

  #fields(schema: OpenApi, properties: NonNullable<OpenApi['properties']>, owner: string): number {
    const fields = Object.entries(properties).map(([name, field]) => {
      const values = this.#definitions.enumOf(owner, name);
      if (values === undefined) return [name, this.shapeOf(field)] as const;
      const shape = this.#table.add({ enum: values });
      return [name, field.type === 'array' ? this.#table.add({ list: shape }) : shape] as const;
    });
    const open = schema['x-kubernetes-preserve-unknown-fields'] === true;
    return this.#table.add({
      fields: Object.fromEntries(fields),
      ...(schema.required?.length && { required: schema.required }),
      ...(open && { open }),
    });
  }
}

function scalar({ type, enum: values }: OpenApi): Shape {
  if (values?.every((value) => typeof value === 'string')) return { enum: values as readonly string[] };
  if (type === 'string' || type === 'integer' || type === 'number' || type === 'boolean') return type;
  return 'any';
}
