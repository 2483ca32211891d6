import ts from 'typescript';

/** Types as a reader wants them: what may be written, one level deep. */
export class TypeText {
  readonly #checker: ts.TypeChecker;

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  /** @param symbol the property of this type, whose declaration tells the order of the alternatives */
  of(type: ts.Type, symbol?: ts.Symbol): string {
    if (this.isFree(type)) return 'JSON';
    return this.#joined(this.formsOf(type), symbol);
  }

  /** The same for the forms that are no objects. */
  plainOf(type: ts.Type): string {
    return this.#joined(this.formsOf(type).filter((form) => !this.isObject(form)));
  }

  #joined(forms: readonly ts.Type[], symbol?: ts.Symbol): string {
    const order = literalsIn(symbol?.declarations?.[0]);
    const texts = forms.map((form) => this.#form(form));
    const flat = [...new Set(texts.filter((text) => !['true', 'false'].includes(text)))];
    const truths = texts.filter((text) => ['true', 'false'].includes(text));
    const all = [...flat, ...(truths.length === 2 ? ['boolean'] : truths)];
    return all.sort((a, b) => order.indexOf(a) - order.indexOf(b)).join(' | ');
  }

  /** What a value may be, without the ways to say nothing; in the order in which they are declared. */
  formsOf(type: ts.Type | undefined): readonly ts.Type[] {
    if (type === undefined) return [];
    const nothing = ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Never;
    const forms = (type.isUnion() ? type.types : [type]).filter(({ flags }) => (flags & nothing) === 0);
    return [...forms].sort((a, b) => placeOf(a) - placeOf(b));
  }

  /** What a list is of. */
  itemOf(type: ts.Type): ts.Type | undefined {
    if (!this.#checker.isArrayType(type)) return undefined;
    return this.#checker.getTypeArguments(type as ts.TypeReference)[0];
  }

  /** Neither a list nor a plain value. */
  isObject(type: ts.Type): boolean {
    if (type.isIntersection()) return type.types.some((each) => this.isObject(each));
    return (type.flags & ts.TypeFlags.Object) !== 0 && this.itemOf(type) === undefined;
  }

  /** One object and nothing else, so that its fields say it all. */
  isPlainObject(type: ts.Type): boolean {
    const [form, ...others] = this.formsOf(type);
    return form !== undefined && others.length === 0 && this.isObject(form) && !this.isFree(form);
  }

  /** JSON of any shape: whatever may be text, a number or a list at once. There are no fields to speak of. */
  isFree(type: ts.Type): boolean {
    const forms = this.formsOf(type.getStringIndexType() ?? type);
    const plain = [ts.TypeFlags.String, ts.TypeFlags.Number];
    return (
      plain.every((flag) => forms.some(({ flags }) => flags === flag)) &&
      forms.some((form) => this.itemOf(form))
    );
  }

  #form(form: ts.Type): string {
    const item = this.itemOf(form);
    if (item !== undefined) {
      const text = this.of(item);
      return this.formsOf(item).length > 1 ? `(${text})[]` : `${text}[]`;
    }
    if (this.isFree(form)) return 'JSON';
    // A name that is declared somewhere else: which ones there are depends on the definition.
    if ((form.flags & (ts.TypeFlags.TypeParameter | ts.TypeFlags.Conditional)) !== 0) return 'string';
    if (form.isIntersection() && !this.isObject(form)) return 'string';
    if (!this.isObject(form)) return this.#checker.typeToString(form).replaceAll('"', "'");
    const value = form.getStringIndexType();
    if (value !== undefined) return `{ <name>: ${this.of(value)} }`;
    return this.objectWithout(form, []);
  }

  /** Fields that may be written: what must not be there is only said to tell one form from another. */
  propertiesOf(type: ts.Type): readonly ts.Symbol[] {
    return this.#checker
      .getPropertiesOfType(type)
      .filter((property) => this.formsOf(this.#checker.getTypeOfSymbol(property)).length > 0);
  }

  /** An object with its fields, except some that are told apart. */
  objectWithout(form: ts.Type, apart: readonly string[]): string {
    const told = this.propertiesOf(form).filter(({ name }) => !apart.includes(name));
    return `{ ${told.map((property) => this.#member(property)).join(', ')} }`;
  }

  /** Text is what most fields are, so it is not said. */
  #member(property: ts.Symbol): string {
    const mark = (property.flags & ts.SymbolFlags.Optional) !== 0 ? '?' : '';
    const text = this.of(this.#checker.getTypeOfSymbol(property), property);
    return text === 'string' ? `${property.name}${mark}` : `${property.name}${mark}: ${text}`;
  }
}

/** The position of an object type in its file; plain values come before all of them. */
function placeOf({ symbol, flags }: ts.Type): number {
  if ((flags & ts.TypeFlags.Object) === 0) return -1;
  return symbol?.declarations?.[0]?.pos ?? -1;
}

/** Literals in a declared type, as they stand there; those of an alias it names too. */
function literalsIn(declaration: ts.Declaration | undefined): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isLiteralTypeNode(node)) found.push(node.getText().replaceAll('"', "'"));
    ts.forEachChild(node, visit);
  };
  if (declaration !== undefined && ts.isPropertySignature(declaration) && declaration.type)
    visit(declaration.type);
  return found;
}
