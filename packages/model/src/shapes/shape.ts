/**
 * What a value may be, as its type says it: read from the types by `npm run docs`, so that what the compiler refuses
 * is refused at run time too, where nobody asked a compiler. `json` is plain data of any form, `any` is looked at
 * elsewhere, and `#name` is a shape that stands beside the others under that name. A list is one of several forms.
 */
export type Shape =
  | 'any'
  | 'json'
  | 'text'
  | 'number'
  | 'boolean'
  | 'null'
  | `#${string}`
  | WordsShape
  | { readonly list: Shape }
  | { readonly map: Shape }
  | FieldsShape
  | readonly Shape[];

/** One of these words, numbers or truth values. */
export interface WordsShape {
  readonly is: readonly Word[];
}

export type Word = string | number | boolean;

/** An object with these fields and, unless `others` says what they are, no others. */
export interface FieldsShape {
  /** By name; one that may be left out has a `?` after it. */
  readonly fields: { readonly [name: string]: Shape };
  readonly others?: Shape;
}

/** Shapes that others refer to, by name. */
export interface NamedShapes {
  readonly [name: string]: Shape;
}
