import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root, sourceFiles } from './program.js';
import { type Chosen, Said } from './said.js';

/** One place in the sources that makes a problem of a code. */
export interface ProblemPlace {
  readonly code: string;
  /** From the root. */
  readonly file: string;
  /** What is wrong, and what to do about it: every wording that can be read from the source. */
  readonly what: readonly string[];
  readonly mend: readonly string[];
  /** What is said above the function or the rule around it. */
  readonly rule: string;
}

/** Every place that makes a problem, by code and file. */
export function problemPlaces(): readonly ProblemPlace[] {
  const places = sourceFiles().flatMap(placesIn);
  return places.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const key = ({ code, file, what }: ProblemPlace) => [code, file, ...what].join('\0');

function placesIn(file: string): readonly ProblemPlace[] {
  const text = readFileSync(join(root, file), 'utf8');
  if (!text.includes('FL_')) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const places: ProblemPlace[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isStringLiteral(node) && /^FL_[A-Z][A-Z0-9_]*$/.test(node.text) && !isCompared(node)) {
      places.push({ code: node.text, file, ...wordsAround(node), rule: ruleAround(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return merged(places);
}

/** `code === 'FL_…'` asks about a problem and makes none. */
const isCompared = ({ parent }: ts.Node): boolean =>
  ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken;

/** What is said nearest to a code: beside it, in a call that takes it, or where its file puts problems together. */
function wordsAround(code: ts.StringLiteral): Pick<ProblemPlace, 'what' | 'mend'> {
  const around = [...ancestors(code)];
  const beside = around.filter(ts.isObjectLiteralExpression);
  const given = around
    .filter(ts.isCallExpression)
    .flatMap((call) => call.arguments.filter(ts.isObjectLiteralExpression));
  const elsewhere = objectsIn(code.getSourceFile()).filter((object) => !hasOwnCode(object));
  const said = new Said(chosenBy(code), beside);
  const of = (name: 'what' | 'mend') => {
    const texts = [...beside, ...given].map((object) => said.of(object, name));
    const others = elsewhere.map((object) => said.of(object, name));
    return [...texts, argumentOf(code, name, said), ...others].find((found) => found.length > 0) ?? [];
  };
  return { what: of('what'), mend: of('mend') };
}

/** What a call that takes the code gives to a parameter of this name. */
function argumentOf(code: ts.StringLiteral, name: string, said: Said): readonly string[] {
  const { parent: call } = code;
  if (!ts.isCallExpression(call)) return [];
  const called = code.getSourceFile().statements.filter(ts.isFunctionDeclaration);
  const parameters = called.find((each) => each.name?.text === call.expression.getText())?.parameters ?? [];
  const argument = call.arguments[parameters.findIndex((each) => each.name.getText() === name)];
  return argument === undefined ? [] : said.texts(argument);
}

/** Where a condition chooses the code, the same condition chooses the words. */
function chosenBy(code: ts.StringLiteral): Chosen | undefined {
  const { parent } = code;
  if (!ts.isConditionalExpression(parent)) return undefined;
  return { condition: parent.condition.getText(), holds: parent.whenTrue === code };
}

/** Whether an object names its code: what it says belongs to that one alone. */
function hasOwnCode(object: ts.ObjectLiteralExpression): boolean {
  return object.properties.some(
    (each) =>
      ts.isPropertyAssignment(each) && each.name.getText() === 'code' && !ts.isIdentifier(each.initializer),
  );
}

function objectsIn(node: ts.Node): readonly ts.ObjectLiteralExpression[] {
  const below: ts.ObjectLiteralExpression[] = [];
  ts.forEachChild(node, (child) => void below.push(...objectsIn(child)));
  return ts.isObjectLiteralExpression(node) ? [node, ...below] : below;
}

function* ancestors(node: ts.Node): Generator<ts.Node> {
  for (let at = node.parent; at !== undefined; at = at.parent) yield at;
}

/** The nearest words above: of a function, or of the variable that holds a rule. */
function ruleAround(node: ts.Node): string {
  for (const at of ancestors(node)) {
    const [doc] = ts.getJSDocCommentsAndTags(at).filter(ts.isJSDoc);
    const text = ts.getTextOfJSDocComment(doc?.comment);
    if (text) return text;
  }
  return '';
}

/** A code that one function gives in several ways is one entry with every wording. */
function merged(places: readonly ProblemPlace[]): readonly ProblemPlace[] {
  const byRule = new Map<string, ProblemPlace>();
  for (const place of places) {
    const id = `${place.code} ${place.rule}`;
    const there = byRule.get(id);
    const together = (name: 'what' | 'mend') => [...new Set([...(there?.[name] ?? []), ...place[name]])];
    byRule.set(id, { ...place, what: together('what'), mend: together('mend') });
  }
  return [...byRule.values()];
}
