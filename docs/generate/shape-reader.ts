import ts from 'typescript';
import type { Shape, Word } from '../../packages/model/src/shapes/shape.js';

/** A type that refers to itself would be read forever; no definition is as deep as this. */
const deepest = 24;

const notThere = ts.TypeFlags.Undefined | ts.TypeFlags.Never;
const anything = ts.TypeFlags.Any | ts.TypeFlags.Unknown;
const texts = ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral | ts.TypeFlags.StringMapping;

interface Read {
  /** What the value is called where its type has no name. */
  readonly called: string;
  /** Fields that are looked at by themselves. */
  readonly without: readonly string[];
}

/** Turns types into what can be asked of a value at run time. */
export class ShapeReader {
  readonly #checker: ts.TypeChecker;
  readonly #elsewhere: readonly string[];
  readonly #names = new Map<string, string>();
  #depth = 0;

  /** @param elsewhere names of types whose values are looked at by themselves */
  constructor(checker: ts.TypeChecker, elsewhere: readonly string[]) {
    this.#checker = checker;
    this.#elsewhere = elsewhere;
  }

  /** What the types call a shape, for whoever must name it. */
  nameOf(shape: Shape): string | undefined {
    return this.#names.get(JSON.stringify(shape));
  }

  /**
   * @param called what the value is called where the type has no name
   * @param without fields that are looked at by themselves
   */
  of(type: ts.Type, called: string, without: readonly string[] = []): Shape {
    this.#depth += 1;
    if (this.#depth > deepest) throw new Error(`the type of ${called} has no end`);
    const shape = this.#of(type, { called, without });
    this.#depth -= 1;
    return this.#called(shape, ownName(type) ?? called);
  }

  #called(shape: Shape, name: string): Shape {
    const key = JSON.stringify(shape);
    if (!this.#names.has(key)) this.#names.set(key, name);
    return shape;
  }

  #of(type: ts.Type, { called, without }: Read): Shape {
    if (this.#depth > 1 && this.#elsewhere.includes(ownName(type) ?? '')) return 'any';
    if (type.aliasSymbol?.name === 'Json') return 'json';
    if ((type.flags & anything) !== 0) return 'any';
    const forms = (type.isUnion() ? type.types : [type]).filter(({ flags }) => (flags & notThere) === 0);
    if (this.#isJson(forms)) return 'json';
    const plain = forms.filter((form) => !isWhole(form));
    const whole = forms
      .filter(isWhole)
      .map((form) => ({ place: placeOf(form), shape: this.#whole(form, { called, without }) }))
      .sort((a, b) => a.place - b.place || (JSON.stringify(a.shape) < JSON.stringify(b.shape) ? -1 : 1));
    const shapes = [...plainShapes(plain), ...whole.map(({ shape }) => shape)];
    const [only, ...others] = shapes;
    if (only === undefined) return 'any';
    return others.length === 0 ? only : shapes;
  }

  /** Text, numbers and lists at once: there is nothing that it cannot be. */
  #isJson(forms: readonly ts.Type[]): boolean {
    const has = (flag: ts.TypeFlags) => forms.some(({ flags }) => flags === flag);
    const isList = (form: ts.Type) => this.#checker.isArrayType(form);
    return has(ts.TypeFlags.String) && has(ts.TypeFlags.Number) && forms.some(isList);
  }

  #whole(form: ts.Type, { called, without }: Read): Shape {
    if (this.#checker.isArrayType(form) || this.#checker.isTupleType(form)) {
      const [item] = this.#checker.getTypeArguments(form as ts.TypeReference);
      return { list: item === undefined ? 'any' : this.of(item, 'item') };
    }
    if (form.getCallSignatures().length > 0) throw new Error('a function is no data');
    const fields = this.#checker
      .getPropertiesOfType(form)
      .filter((property) => this.#isThere(property))
      .map((property): [string, Shape] => {
        const mark = (property.flags & ts.SymbolFlags.Optional) === 0 ? '' : '?';
        const shape = without.includes(property.name)
          ? 'any'
          : this.of(this.#checker.getTypeOfSymbol(property), property.name);
        return [`${property.name}${mark}`, shape];
      });
    const index = form.getStringIndexType();
    const others = index && this.of(index, 'entry');
    if (fields.length === 0 && others !== undefined) return { map: others };
    const shape = { fields: Object.fromEntries(fields), ...(others !== undefined && { others }) };
    return this.#called(shape, ownName(form) ?? called);
  }

  /** What must not be there is only declared to tell one form from another. */
  #isThere(property: ts.Symbol): boolean {
    const type = this.#checker.getTypeOfSymbol(property);
    return (type.isUnion() ? type.types : [type]).some(({ flags }) => (flags & notThere) === 0);
  }
}

/** A list or an object; text that is narrowed by a name is still text. */
function isWhole(form: ts.Type): boolean {
  if (form.isIntersection()) return form.types.every(isWhole);
  return (form.flags & (ts.TypeFlags.Object | ts.TypeFlags.NonPrimitive)) !== 0;
}

/** Plain values: a word of a few is one of them, and beside any text no word is another one. */
function plainShapes(forms: readonly ts.Type[]): readonly Shape[] {
  const has = (flag: ts.TypeFlags) => forms.some(({ flags }) => (flags & flag) !== 0);
  const isText = has(texts) || forms.some((form) => form.isIntersection());
  const isNumber = has(ts.TypeFlags.Number);
  const truths = forms.filter(({ flags }) => (flags & ts.TypeFlags.BooleanLiteral) !== 0);
  const words: Word[] = forms.flatMap((form): readonly Word[] => {
    if (form.isStringLiteral()) return isText ? [] : [form.value];
    if (form.isNumberLiteral()) return isNumber ? [] : [form.value];
    return [];
  });
  if (truths.length === 1) words.push((truths[0] as { intrinsicName?: string }).intrinsicName === 'true');
  const shapes: Shape[] = [];
  if (isText) shapes.push('text');
  if (isNumber) shapes.push('number');
  if (truths.length === 2) shapes.push('boolean');
  if (has(ts.TypeFlags.Null)) shapes.push('null');
  // The compiler's own order depends on what else it has seen.
  if (words.length > 0) shapes.push({ is: words.sort((a, b) => (a < b ? -1 : 1)) });
  return shapes;
}

/** What is declared first is said first, whatever order the compiler keeps. */
function placeOf({ symbol }: ts.Type): number {
  return symbol?.declarations?.[0]?.pos ?? -1;
}

/** A name that its author gave it, and no instance of something that makes types from types. */
function ownName(type: ts.Type): string | undefined {
  const { aliasSymbol, aliasTypeArguments = [], symbol } = type;
  const [first] = aliasTypeArguments;
  if (aliasSymbol !== undefined)
    return first === undefined || first.symbol?.name === 'Names' ? aliasSymbol.name : undefined;
  const isNamed = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Interface) !== 0;
  return isNamed && symbol.name !== 'Array' && symbol.name !== 'ReadonlyArray' ? symbol.name : undefined;
}
