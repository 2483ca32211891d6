import { Script } from 'node:vm';
import type { Json } from '@fairlead/model';
import { type ASTNode, parseModule } from 'magicast';
import { inlined } from './literal.js';

type NodeOf<T extends ASTNode['type']> = Extract<ASTNode, { type: T }>;
type Import = NodeOf<'ImportDeclaration'>;
type List = NodeOf<'ArrayExpression'>;

/**
 * A TypeScript file that is edited by inserting text at places that the syntax tree names, so that every other
 * byte, comments among them, stays as it was.
 */
export class Source {
  readonly text: string;
  readonly #body: readonly ASTNode[];

  /** @throws SyntaxError when it does not parse */
  constructor(text: string) {
    this.text = text;
    this.#body = (parseModule(text).$ast as NodeOf<'Program'>).body;
  }

  /**
   * With a value at a place of the object that a function is called with; what is missing on the way is added.
   * `undefined` where something else than a literal object stands there.
   */
  withValue(callee: string, path: readonly string[], value: Json): Source | undefined {
    return this.#withValueIn(this.#definition(callee), path, value);
  }

  /** The list under a property of the object that a function is called with; `undefined` where there is none. */
  list(callee: string, property: string): List | undefined {
    const argument = this.#argument(callee);
    const found = argument?.type === 'ObjectExpression' ? propertyOf(argument, property) : undefined;
    return found?.type === 'ArrayExpression' ? found : undefined;
  }

  /** What an item of a list says: the name of a variable, or the text between quotes. */
  static names({ elements }: List): readonly string[] {
    return elements.map((each) => {
      if (each?.type === 'Identifier') return each.name;
      return each?.type === 'StringLiteral' ? each.value : '';
    });
  }

  /** With an item more, after the one of this name or at the end. */
  withItem(list: List, item: string, after?: string): Source {
    const index = after === undefined ? -1 : Source.names(list).indexOf(after);
    return this.#withEntry(list, list.elements.at(index) ?? undefined, item);
  }

  /** With a default import, before the first one whose path comes later in the alphabet. */
  withImport(name: string, from: string): Source {
    const line = `import ${name} from '${from}';`;
    const imports = this.#imports();
    const later = imports.find(({ source }) => isRelative(source.value) && source.value > from);
    if (later) return this.#insert(startOf(later), `${line}\n`);
    const last = imports.at(-1);
    return last ? this.#insert(endOf(last), `\n${line}`) : this.#insert(0, `${line}\n\n`);
  }

  /** The variable under which a file is imported by default; `undefined` where it is not. */
  importOf(from: string): string | undefined {
    const found = this.#imports().find(({ source }) => source.value === from);
    return found?.specifiers.find(({ type }) => type === 'ImportDefaultSpecifier')?.local.name;
  }

  /** Whether a name is free for a variable here, and may be one at all. */
  isFree(name: string): boolean {
    const isTaken = within(this.#body).some((node) => node.type === 'Identifier' && node.name === name);
    return !isTaken && isVariable(name);
  }

  /**
   * The line, counted from 1, of a place in the object that one of some functions is called with: of the place
   * itself, or of the nearest one around it that is written out. `undefined` where none of them is called.
   */
  line(callees: readonly string[], path: readonly string[]): number | undefined {
    let here = callees.map((callee) => this.#definition(callee)).find((each) => each !== undefined);
    let at = here;
    for (const name of path) {
      here = here && partOf(here, name);
      if (here === undefined) break;
      at = here;
    }
    return at && this.text.slice(0, startOf(at)).split('\n').length;
  }

  #imports(): readonly Import[] {
    return this.#body.filter((each): each is Import => each.type === 'ImportDeclaration');
  }

  #argument(callee: string): ASTNode | undefined {
    return this.#call(callee)?.arguments[0];
  }

  #call(callee: string): NodeOf<'CallExpression'> | undefined {
    return within(this.#body).find(
      (node): node is NodeOf<'CallExpression'> =>
        node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === callee,
    );
  }

  /** The object that a builder is called with; an environment's name stands before it. */
  #definition(callee: string): ASTNode | undefined {
    const call = this.#call(callee);
    return call?.arguments.find(({ type }) => type === 'ObjectExpression');
  }

  #withValueIn(
    object: ASTNode | undefined,
    [key = '', ...rest]: readonly string[],
    value: Json,
  ): Source | undefined {
    if (object?.type !== 'ObjectExpression') return undefined;
    const found = propertyOf(object, key);
    if (found !== undefined && rest.length > 0) return this.#withValueIn(found, rest, value);
    if (found !== undefined) return this.#replace(found, inlined(value));
    const nested = rest.reduceRight((inner: Json, each) => ({ [each]: inner }), value);
    return this.#withEntry(object, object.properties.at(-1), inlined({ [key]: nested }).slice(2, -2));
  }

  /** A list or an object with an entry more, behind one that it has. */
  #withEntry(all: ASTNode, neighbour: ASTNode | undefined, entry: string): Source {
    if (neighbour === undefined) {
      return this.#insert(startOf(all) + 1, all.type === 'ObjectExpression' ? ` ${entry} ` : entry);
    }
    // An entry that stands on a line of its own is followed by one that does, too.
    const ownLine = /\n([ \t]*)$/.exec(this.text.slice(startOf(all), startOf(neighbour)))?.[1];
    if (ownLine === undefined) return this.#insert(endOf(neighbour), `, ${entry}`);
    return this.#insertLine(endOf(neighbour), `${ownLine}${entry}`);
  }

  /** Puts a line below an entry and below what is said beside it; where the last one has no comma, it stays so. */
  #insertLine(at: number, line: string): Source {
    const lineEnd = this.text.indexOf('\n', at);
    const beside = this.text.slice(at, lineEnd);
    const [above, below] = beside.startsWith(',') ? [beside, `${line},`] : [`,${beside}`, line];
    return new Source(`${this.text.slice(0, at)}${above}\n${below}${this.text.slice(lineEnd)}`);
  }

  #replace(node: ASTNode, text: string): Source {
    return new Source(this.text.slice(0, startOf(node)) + text + this.text.slice(endOf(node)));
  }

  #insert(at: number, text: string): Source {
    return new Source(this.text.slice(0, at) + text + this.text.slice(at));
  }
}

/** Every node below some nodes and these themselves, outer ones first. */
function within(nodes: readonly ASTNode[]): readonly ASTNode[] {
  return nodes.flatMap((node) => {
    // What the printer compares with: the same nodes again.
    const { original: _, ...parts } = node as ASTNode & { original?: unknown };
    return [node, ...within(Object.values(parts).flat().filter(isNode))];
  });
}

/** Reserved words are not; the engine knows them all, and does not run what it only compiles. */
function isVariable(name: string): boolean {
  try {
    new Script(`'use strict'; async () => { const ${name} = 0; }`);
    return true;
  } catch {
    return false;
  }
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** What stands in an object under a name, or in a list at a place. */
function partOf(of: ASTNode, name: string): ASTNode | undefined {
  if (of.type === 'ArrayExpression') return of.elements[Number(name)] ?? undefined;
  return of.type === 'ObjectExpression' ? propertyOf(of, name) : undefined;
}

/** The value of a property that is written out. */
function propertyOf({ properties }: NodeOf<'ObjectExpression'>, name: string): ASTNode | undefined {
  const found = properties.find((each) => each.type === 'ObjectProperty' && keyOf(each.key) === name);
  return found?.type === 'ObjectProperty' ? found.value : undefined;
}

function keyOf(key: ASTNode): string | undefined {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'StringLiteral' ? key.value : undefined;
}

const isRelative = (path: string) => path.startsWith('.');
const startOf = ({ start }: ASTNode) => start ?? 0;
const endOf = ({ end }: ASTNode) => end ?? 0;
