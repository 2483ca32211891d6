import ts from 'typescript';

/** One thing that an author may write. */
export interface Field {
  /** Below the facet, `<name>` for any name and `[]` for an item of a list; `''` is the facet itself. */
  readonly path: string;
  readonly type: string;
  readonly optional: boolean;
  /** What the `@default` tag says. */
  readonly default: string | undefined;
  readonly meaning: string;
}

/** Where a field is looked for. */
interface Place {
  readonly path: string;
  /** The same place in the resolved form, which is where most of the words are. */
  readonly resolved: ts.Type | undefined;
}

/** Every field of a type, those inside it below it. Input types that say nothing borrow the resolved form's words. */
export function fieldsOf(checker: ts.TypeChecker, input: ts.Type, resolved?: ts.Type): readonly Field[] {
  return new Fields(checker).below(input, { path: '', resolved });
}

/** A type as a reader wants it: names of fields, and what is written out. */
export function typeText(checker: ts.TypeChecker, type: ts.Type): string {
  return new Fields(checker).text(type);
}

class Fields {
  readonly #checker: ts.TypeChecker;

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  below(type: ts.Type, place: Place): readonly Field[] {
    if (this.#isFree(type)) return [];
    const forms = this.#forms(type).filter((form) => !this.#isFree(form));
    const parts = forms.flatMap((form) => this.#inside(form, place));
    const seen = new Set<string>();
    return parts.filter(({ path }) => !seen.has(path) && seen.add(path));
  }

  #inside(type: ts.Type, place: Place): readonly Field[] {
    const item = this.#item(type);
    if (item !== undefined) {
      const resolved = place.resolved && this.#item(place.resolved);
      return this.below(item, { path: `${place.path}[]`, resolved });
    }
    if (!isObject(type)) return [];
    const value = type.getStringIndexType();
    if (value !== undefined) {
      const path = joined(place.path, '<name>');
      const resolved = place.resolved && this.#named(place.resolved);
      return [...this.#entry(value, { path, resolved }), ...this.below(value, { path, resolved })];
    }
    return this.#checker.getPropertiesOfType(type).flatMap((property) => this.#property(property, place));
  }

  /** What every name stands for, where that is no object whose fields say it. */
  #entry(type: ts.Type, { path, resolved }: Place): readonly Field[] {
    const forms = this.#forms(type);
    if (forms.every((form) => isObject(form) && !this.#isFree(form)) && forms.length === 1) return [];
    const meaning = resolved?.aliasSymbol && this.#words(resolved.aliasSymbol);
    return [{ path, type: this.text(type), optional: false, default: undefined, meaning: meaning ?? '' }];
  }

  #property(property: ts.Symbol, { path, resolved }: Place): readonly Field[] {
    const type = this.#checker.getTypeOfSymbol(property);
    const same = resolved && this.#propertyOf(resolved, property.name);
    const inside = { path: joined(path, property.name), resolved: same && this.#checker.getTypeOfSymbol(same) };
    const below = this.below(type, inside);
    const meaning = this.#words(property) || (same ? this.#words(same) : '');
    const said = this.#default(property) ?? (same && this.#default(same));
    const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    const own = { path: inside.path, type: this.text(type), optional, default: said, meaning };
    // An object whose fields follow says nothing of its own, unless somebody wrote what it is.
    const silent = below.length > 0 && meaning === '' && said === undefined && this.#forms(type).length === 1;
    return silent ? below : [own, ...below];
  }

  #named(type: ts.Type): ts.Type | undefined {
    return this.#forms(type)
      .map((form) => form.getStringIndexType())
      .find((each) => each !== undefined);
  }

  #propertyOf(type: ts.Type, name: string): ts.Symbol | undefined {
    return this.#forms(type)
      .map((form) => form.getProperty(name))
      .find((each) => each !== undefined);
  }

  /** What a value may be, without the ways to say nothing. */
  #forms(type: ts.Type): readonly ts.Type[] {
    const nothing = ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Never;
    return (type.isUnion() ? type.types : [type]).filter(({ flags }) => (flags & nothing) === 0);
  }

  /** What a list is of. */
  #item(type: ts.Type): ts.Type | undefined {
    if (!this.#checker.isArrayType(type)) return undefined;
    return this.#checker.getTypeArguments(type as ts.TypeReference)[0];
  }

  text(type: ts.Type): string {
    if (this.#isFree(type)) return 'JSON';
    const texts = this.#forms(type).map((form) => (this.#isFree(form) ? 'JSON' : this.#formText(form)));
    const flat = [...new Set(texts)].join(' | ').replace('false | true', 'boolean').replace('true | false', 'boolean');
    return flat.replaceAll('"', "'");
  }

  #formText(form: ts.Type): string {
    const item = this.#item(form);
    if (item !== undefined) {
      const text = this.text(item);
      return text.includes(' ') ? `(${text})[]` : `${text}[]`;
    }
    if (!isObject(form)) return this.#checker.typeToString(form);
    const value = form.getStringIndexType();
    if (value !== undefined) return `{ <name>: ${this.text(value)} }`;
    const names = this.#checker.getPropertiesOfType(form).map((property) => {
      const mark = (property.flags & ts.SymbolFlags.Optional) !== 0 ? '?' : '';
      const kind = this.#checker.getTypeOfSymbol(property);
      return kind.isLiteral() ? `${property.name}: ${this.text(kind)}` : `${property.name}${mark}`;
    });
    return `{ ${names.join(', ')} }`;
  }

  /** JSON of any shape: whatever may be text, a number or a list at once. There are no fields to speak of. */
  #isFree(type: ts.Type): boolean {
    const forms = this.#forms(type.getStringIndexType() ?? type);
    const plain = [ts.TypeFlags.String, ts.TypeFlags.Number];
    return plain.every((flag) => forms.some(({ flags }) => flags === flag)) && forms.some((form) => this.#item(form));
  }

  #words(symbol: ts.Symbol): string {
    return ts.displayPartsToString(symbol.getDocumentationComment(this.#checker));
  }

  #default(symbol: ts.Symbol): string | undefined {
    const tag = symbol.getJsDocTags(this.#checker).find(({ name }) => name === 'default');
    return tag && ts.displayPartsToString(tag.text);
  }
}

const joined = (...names: readonly string[]): string => names.filter((name) => name !== '').join('.');

const isObject = (type: ts.Type): boolean =>
  (type.flags & ts.TypeFlags.Object) !== 0 || (type.isIntersection() && type.types.some(isObject));
