import { code, prose } from './markdown.js';

/** A value as an author would write it. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, part]) => `${key}: ${literal(part)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return typeof value === 'string' ? `'${value}'` : String(value);
}

/** A `@default` tag's words, with the value that they begin with as code. */
export function valueText(tag: string): string {
  const [, value, rest = ''] =
    /^('[^']*'|\d+|true|false|\[[^\]]*\]|\{[^}]*\})(?![\w.])([\s\S]*)$/.exec(tag) ?? [];
  return value === undefined ? prose(tag) : code(value) + prose(rest);
}
