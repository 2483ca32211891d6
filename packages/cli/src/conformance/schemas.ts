import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './tools.js';

/** A part of a JSON schema as the API server publishes it (OpenAPI 2). */
export interface Schema {
  readonly [keyword: string]: unknown;
}

/** What the cluster's API server says of its kinds. */
export interface Published {
  readonly definitions: { readonly [name: string]: Schema };
  /** `apiVersion/kind` → name of its definition */
  readonly kinds: ReadonlyMap<string, string>;
}

/** Asks the cluster for the schema of every kind that it serves. */
export function published(): Published {
  const { definitions }: Pick<Published, 'definitions'> = JSON.parse(
    run('kubectl', ['get', '--raw', '/openapi/v2']),
  );
  const kinds = Object.entries(definitions).flatMap(([name, schema]) =>
    kindsOf(schema).map(
      ({ group, version, kind }) =>
        [[group, version, kind].filter((part) => part !== '').join('/'), name] as const,
    ),
  );
  return { definitions, kinds: new Map(kinds) };
}

const kindsOf = (schema: Schema): readonly Kind[] =>
  (schema['x-kubernetes-group-version-kind'] ?? []) as readonly Kind[];

interface Kind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

const prefix = '#/definitions/';

/**
 * Writes the schema of every kind that the cluster serves, strict: a field that is not described is an error.
 *
 * @returns the folder, as kubeconform's `-schema-location` takes it
 */
export function writeSchemas(folder: string): string {
  const { definitions } = published();
  mkdirSync(folder, { recursive: true });
  for (const [name, schema] of Object.entries(definitions)) {
    for (const { group, version, kind } of kindsOf(schema)) {
      const used = Object.fromEntries(
        reachable(name, definitions).map((each) => [each, strict(definitions[each] ?? {})]),
      );
      // kubeconform calls the core group by its version.
      const file = `${group || version}-${version}-${kind.toLowerCase()}.json`;
      writeFileSync(join(folder, file), JSON.stringify({ $ref: `${prefix}${name}`, definitions: used }));
    }
  }
  return `${folder}/{{ .Group }}-{{ .ResourceAPIVersion }}-{{ .ResourceKind }}.json`;
}

function reachable(from: string, definitions: { readonly [name: string]: Schema }): readonly string[] {
  const found = new Set([from]);
  for (const name of found) {
    for (const [, ref = ''] of JSON.stringify(definitions[name]).matchAll(/"#\/definitions\/([^"]+)"/g))
      found.add(ref);
  }
  return [...found];
}

function strict(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strict);
  if (typeof value !== 'object' || value === null) return value;
  const schema = value as Schema;
  if (schema['format'] === 'int-or-string' || schema['x-kubernetes-int-or-string'] === true) {
    return { type: ['string', 'integer'] };
  }
  const entries = Object.entries(schema).map(([key, part]) => [key, strict(part)]);
  const open = 'additionalProperties' in schema || schema['x-kubernetes-preserve-unknown-fields'] === true;
  if (typeof schema['properties'] === 'object' && schema['type'] === 'object' && !open) {
    return { ...Object.fromEntries(entries), additionalProperties: false };
  }
  return Object.fromEntries(entries);
}
