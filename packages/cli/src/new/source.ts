import { Script } from 'node:vm';
import { type ASTNode, parseModule } from 'magicast';

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

  /** The list under a property of the object that a function is called with; `undefined` where there is none. */
  list(callee: string, property: string): List | undefined {
    const call = within(this.#body).find(
      (node): node is NodeOf<'CallExpression'> =>
        node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === callee,
    );
    const [argument] = call?.arguments ?? [];
    if (argument?.type !== 'ObjectExpression') return undefined;
    const found = argument.properties.find(
      (each) => each.type === 'ObjectProperty' && keyOf(each) === property,
    );
    return found?.type === 'ObjectProperty' && found.value.type === 'ArrayExpression'
      ? found.value
      : undefined;
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
    const neighbour = list.elements.at(index);
    if (!neighbour) return this.#insert(startOf(list) + 1, item);
    // An item that stands on a line of its own is followed by one that does, too.
    const ownLine = /\n([ \t]*)$/.exec(this.text.slice(startOf(list), startOf(neighbour)))?.[1];
    if (ownLine === undefined) return this.#insert(endOf(neighbour), `, ${item}`);
    return this.#insertLine(endOf(neighbour), `${ownLine}${item}`);
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

  #imports(): readonly Import[] {
    return this.#body.filter((each): each is Import => each.type === 'ImportDeclaration');
  }

  /** Puts a line below an item and below what is said beside it; the commas stay as they are in the list. */
  #insertLine(at: number, line: string): Source {
    const lineEnd = this.text.indexOf('\n', at);
    const beside = this.text.slice(at, lineEnd);
    const [above, below] = beside.startsWith(',') ? [beside, `${line},`] : [`,${beside}`, line];
    return new Source(`${this.text.slice(0, at)}${above}\n${below}${this.text.slice(lineEnd)}`);
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

function keyOf({ key }: NodeOf<'ObjectProperty'>): string | undefined {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'StringLiteral' ? key.value : undefined;
}

const isRelative = (path: string) => path.startsWith('.');
const startOf = ({ start }: ASTNode) => start ?? 0;
const endOf = ({ end }: ASTNode) => end ?? 0;
