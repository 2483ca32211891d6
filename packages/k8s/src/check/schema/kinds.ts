import data from './kinds.json' with { type: 'json' };
import type { SchemaData } from './shape.js';

const schemas = data as unknown as SchemaData;

/** What a table of shapes says at an index. */
export const shapes = schemas.shapes;

/** Index of the shape of a kind; `undefined` where nothing is known of it. */
export function shapeOfKind(apiVersion: string, kind: string): number | undefined {
  const name = `${apiVersion}/${kind}`;
  return Object.hasOwn(schemas.kinds, name) ? schemas.kinds[name] : undefined;
}

/** `apiVersion/Kind` of everything whose fields are known, in order. */
export const knownKinds: readonly string[] = Object.keys(schemas.kinds);

/** Of these, the ones whose schema was written from documentation. */
export const assumedKinds: readonly string[] = schemas.assumed;
