import type { Shape, Word } from './shape.js';

const tokens = /'[^']*'|[\w-]+|\[\]|[{}()|:,?*]/g;

const plain: ReadonlySet<string> = new Set(['any', 'json', 'text', 'number', 'boolean', 'null']);

/**
 * Reads a shape from the notation of the generated files, which is TypeScript's as far as it goes: `'a' | 'b'`,
 * `text[]`, `{name: text, more?: Other, *: number}`, where `*` stands for every other name.
 */
export function parseShape(text: string): Shape {
  return new Reader(text.match(tokens) ?? []).shape();
}

class Reader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  /** Words that stand beside each other are one shape, whatever stands between them. */
  shape(): Shape {
    const words: Word[] = [];
    const forms: Shape[] = [];
    do {
      const form = this.#list();
      if (typeof form === 'object' && 'is' in form) words.push(...form.is);
      else forms.push(form);
    } while (this.#skips('|'));
    if (words.length > 0) forms.unshift({ is: words });
    const [first = 'any', ...others] = forms;
    return others.length === 0 ? first : forms;
  }

  #list(): Shape {
    let shape = this.#one();
    while (this.#skips('[]')) shape = { list: shape };
    return shape;
  }

  #one(): Shape {
    const token = this.#next();
    if (token === '{') return this.#object();
    if (token === '(') {
      const inside = this.shape();
      this.#skips(')');
      return inside;
    }
    if (token.startsWith("'")) return { is: [token.slice(1, -1)] };
    if (token === 'true' || token === 'false') return { is: [token === 'true'] };
    if (/^\d/.test(token)) return { is: [Number(token)] };
    return (plain.has(token) ? token : `#${token}`) as Shape;
  }

  #object(): Shape {
    const fields: { [name: string]: Shape } = {};
    let others: Shape | undefined;
    while (!this.#skips('}')) {
      const name = this.#next();
      const mark = this.#skips('?') ? '?' : '';
      this.#skips(':');
      if (name === '*') others = this.shape();
      else fields[`${name}${mark}`] = this.shape();
      this.#skips(',');
    }
    if (others === undefined) return { fields };
    return Object.keys(fields).length === 0 ? { map: others } : { fields, others };
  }

  /** Past the end there is only what closes, so that no text is read forever. */
  #next(): string {
    const token = this.#tokens[this.#at] ?? '}';
    this.#at += 1;
    return token;
  }

  #skips(token: string): boolean {
    const found = (this.#tokens[this.#at] ?? '}') === token;
    if (found) this.#at += 1;
    return found;
  }
}
