import ts from 'typescript';

/** A condition as it stands in the source, and how it came out. */
export interface Chosen {
  readonly condition: string;
  readonly holds: boolean;
}

/** Texts of a source as far as they stand there: what is only known at run time becomes `‹name›`. */
export class Said {
  /** Functions that are being looked at: one that calls itself says nothing new. */
  readonly #open = new Set<ts.Node>();
  readonly #chosen: Chosen | undefined;
  readonly #known: readonly ts.ObjectLiteralExpression[];

  /**
   * @param chosen a condition that is settled
   * @param known objects whose properties stand for names that say nothing themselves
   */
  constructor(chosen: Chosen | undefined, known: readonly ts.ObjectLiteralExpression[]) {
    this.#chosen = chosen;
    this.#known = known;
  }

  /** Every text that a property of an object may have; none where the object does not have it. */
  of(object: ts.ObjectLiteralExpression, name: string): readonly string[] {
    return object.properties.flatMap((property): readonly string[] => {
      if (property.name?.getText() !== name) return [];
      if (ts.isPropertyAssignment(property)) return this.texts(property.initializer);
      return ts.isShorthandPropertyAssignment(property) ? this.#named(property.name) : [];
    });
  }

  /** Every text that an expression may be. */
  texts(node: ts.Expression): readonly string[] {
    if (ts.isParenthesizedExpression(node)) return this.texts(node.expression);
    if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return [node.text];
    if (ts.isTemplateExpression(node)) return this.#template(node);
    if (ts.isConditionalExpression(node)) return this.#conditional(node);
    if (ts.isIdentifier(node)) return this.#named(node);
    if (ts.isBinaryExpression(node)) return [...this.texts(node.left), ...this.texts(node.right)];
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression))
      return this.#returned(node, node.expression.text);
    return [unknown(node)];
  }

  /** What a function of the same file says, where that is text. */
  #returned(call: ts.CallExpression, name: string): readonly string[] {
    const body = functionNamed(call.getSourceFile(), name);
    if (body === undefined || this.#open.has(body)) return [unknown(call)];
    this.#open.add(body);
    const texts = returnsOf(body)
      .filter(saysText)
      .flatMap((value) => this.texts(value));
    this.#open.delete(body);
    return texts.length === 0 ? [unknown(call)] : texts;
  }

  #conditional({ condition, whenTrue, whenFalse }: ts.ConditionalExpression): readonly string[] {
    if (this.#chosen?.condition === condition.getText())
      return this.texts(this.#chosen.holds ? whenTrue : whenFalse);
    const texts = [...this.texts(whenTrue), ...this.texts(whenFalse)];
    const named = texts.filter((text) => text !== nameless);
    return named.length > 0 ? named : texts;
  }

  #template({ head, templateSpans }: ts.TemplateExpression): readonly string[] {
    return templateSpans.reduce<readonly string[]>(
      (texts, { expression, literal }) =>
        texts.flatMap((text) => this.texts(expression).map((part) => text + part + literal.text)),
      [head.text],
    );
  }

  /** What a variable was set to, or a parameter is given in the same file. */
  #named(name: ts.Identifier): readonly string[] {
    for (let scope: ts.Node = name.parent; scope !== undefined; scope = scope.parent) {
      const value = ts.isBlock(scope) || ts.isSourceFile(scope) ? declared(scope, name.text) : undefined;
      if (value !== undefined) return this.texts(value);
      if (!ts.isFunctionLike(scope)) continue;
      const index = scope.parameters.findIndex((each) => names(each.name).includes(name.text));
      if (index !== -1) return this.#given(scope, { index, name });
    }
    return this.#property(name);
  }

  /** A name that some object around the problem gives a text. */
  #property(name: ts.Identifier): readonly string[] {
    const properties = this.#known.flatMap((object) => object.properties).filter(ts.isPropertyAssignment);
    const found = properties.find((each) => each.name.getText() === name.text && saysText(each.initializer));
    return found === undefined ? [unknown(name)] : this.texts(found.initializer);
  }

  #given(to: ts.SignatureDeclaration, { index, name }: Parameter): readonly string[] {
    const called = to.name?.getText();
    if (called === undefined || this.#open.has(to)) return [unknown(name)];
    this.#open.add(to);
    const texts = callsOf(to.getSourceFile(), called).flatMap(({ arguments: given }) => {
      const argument = given[index];
      if (argument === undefined) return [];
      if (to.parameters[index]?.name.getText() === name.text)
        return saysText(argument) ? this.texts(argument) : [];
      return ts.isObjectLiteralExpression(argument) ? this.of(argument, name.text) : [];
    });
    this.#open.delete(to);
    return texts.length === 0 ? [unknown(name)] : [...new Set(texts)];
  }
}

interface Parameter {
  readonly index: number;
  readonly name: ts.Identifier;
}

/** Whether an expression can be read as text at all, rather than being handed on. */
function saysText(node: ts.Expression): boolean {
  if (ts.isCallExpression(node)) return ts.isIdentifier(node.expression);
  if (ts.isConditionalExpression(node)) return saysText(node.whenTrue) || saysText(node.whenFalse);
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateExpression(node) ||
    (ts.isIdentifier(node) && node.text !== 'undefined')
  );
}

function callsOf(node: ts.Node, name: string): readonly ts.CallExpression[] {
  const below: ts.CallExpression[] = [];
  ts.forEachChild(node, (child) => void below.push(...callsOf(child, name)));
  return ts.isCallExpression(node) && node.expression.getText() === name ? [node, ...below] : below;
}

function functionNamed(file: ts.SourceFile, name: string): ts.ConciseBody | undefined {
  const found = file.statements.find((each) => ts.isFunctionDeclaration(each) && each.name?.text === name);
  if (found !== undefined && ts.isFunctionDeclaration(found)) return found.body;
  const value = declared(file, name);
  return value !== undefined && ts.isArrowFunction(value) ? value.body : undefined;
}

function returnsOf(body: ts.ConciseBody): readonly ts.Expression[] {
  if (!ts.isBlock(body)) return [body];
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isReturnStatement(node) && node.expression) found.push(node.expression);
    if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

function declared(scope: ts.Block | ts.SourceFile, name: string): ts.Expression | undefined {
  return scope.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .find((each) => each.name.getText() === name)?.initializer;
}

function names(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? names(element.name) : []));
}

/** The last name of an expression says most about it; a call is named by what it is about. */
function unknown(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return `‹${node.text}›`;
  if (ts.isPropertyAccessExpression(node)) return `‹${node.name.text}›`;
  if (ts.isElementAccessExpression(node)) return unknown(node.expression);
  if (ts.isBinaryExpression(node)) return unknown(node.left);
  if (ts.isSpreadElement(node)) return unknown(node.expression);
  if (ts.isArrayLiteralExpression(node)) return node.elements[0] ? unknown(node.elements[0]) : nameless;
  if (!ts.isCallExpression(node)) return nameless;
  const { expression: called, arguments: given } = node;
  if (ts.isPropertyAccessExpression(called)) return unknown(called.expression);
  return given[0] ? unknown(given[0]) : nameless;
}

const nameless = '‹…›';
