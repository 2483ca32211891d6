/**
 * What a value may be, as compactly as can be: shapes stand in one table and refer to each other by index.
 * `any` is what its owner does not describe; `quantity` is Kubernetes' number with a unit (`250m`, `1Gi`).
 */
export type Shape =
  | 'any'
  | 'boolean'
  | 'int-or-string'
  | 'integer'
  | 'number'
  | 'quantity'
  | 'string'
  | { readonly enum: readonly string[] }
  | { readonly list: number }
  | { readonly map: number }
  | Fields;

/** An object with these fields and, unless it is open, no others. */
export interface Fields {
  readonly fields: { readonly [name: string]: number };
  readonly required?: readonly string[];
  readonly open?: boolean;
}

/** Every kind whose fields are known. */
export interface SchemaData {
  /** Module → version that the shapes were read from. */
  readonly sources: { readonly [module: string]: string };
  /** `apiVersion/Kind` → index of its shape. */
  readonly kinds: { readonly [kind: string]: number };
  /** Kinds whose owner publishes no schema; theirs was written from the documentation. */
  readonly assumed: readonly string[];
  readonly shapes: readonly Shape[];
}
