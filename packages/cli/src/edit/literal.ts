import { isObject, type Json, type JsonObject } from '@fairlead/model';

/** What is said above a value, by its path: `workloads.server.probes`. */
export type Comments = { readonly [path: string]: string };

/** Longest line, and the deepest object that stands on one line: what a formatter would keep. */
const longestLine = 110;
const deepestInline = 2;

interface Place {
  readonly path: string;
  readonly indent: string;
  /** Characters before the value on its line, and after it. */
  readonly taken: number;
  readonly comments: Comments;
}

/**
 * Prints plain data as a TypeScript literal, as the formatter of the repository would.
 *
 * @param value what to print; keys whose value is `undefined` are left out
 * @param taken characters before it on its first line
 */
export function literal(value: Json, taken: number, comments: Comments = {}): string {
  return print(value, { path: '', indent: '', taken, comments });
}

function print(value: Json, at: Place): string {
  if (typeof value === 'string') return quoted(value);
  const isLeaf = typeof value !== 'object' || value === null;
  if (isLeaf) return String(value);
  const inline = inlined(value);
  if (fits(value, inline, at)) return inline;
  return Array.isArray(value) ? printList(value, at) : printObject(value as JsonObject, at);
}

function fits(value: Json, inline: string, { path, taken, comments }: Place): boolean {
  if (path === '' && isObject(value)) return false;
  const isCommented = Object.keys(comments).some((key) => key.startsWith(`${path}.`));
  return !isCommented && depthOf(value) <= deepestInline && taken + inline.length <= longestLine;
}

function printList(value: readonly Json[], { path, indent, comments }: Place): string {
  const inner = `${indent}  `;
  const lines = value.map((item, i) => {
    const place = { path: `${path}.${i}`, indent: inner, taken: inner.length + 1, comments };
    return `${inner}${print(item, place)},\n`;
  });
  return `[\n${lines.join('')}${indent}]`;
}

function printObject(value: JsonObject, { path, indent, comments }: Place): string {
  const inner = `${indent}  `;
  const lines = entriesOf(value).map(([key, part]) => {
    const own = path === '' ? key : `${path}.${key}`;
    const start = `${inner}${keyText(key)}: `;
    const comment = comments[own] === undefined ? '' : `${inner}// ${comments[own]}\n`;
    return `${comment}${start}${print(part, { path: own, indent: inner, taken: start.length + 1, comments })},\n`;
  });
  return `{\n${lines.join('')}${indent}}`;
}

/** Prints plain data as a TypeScript literal on one line. */
export function inlined(value: Json): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(inlined).join(', ')}]`;
  if (!isObject(value)) return String(value);
  const parts = entriesOf(value).map(([key, part]) => `${keyText(key)}: ${inlined(part)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

function depthOf(value: Json | undefined): number {
  if (typeof value !== 'object' || value === null) return 0;
  return (Array.isArray(value) ? 0 : 1) + Math.max(0, ...Object.values(value).map(depthOf));
}

function entriesOf(value: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(value).flatMap(([key, part]) => (part === undefined ? [] : [[key, part] as const]));
}

function keyText(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}

/** Single quotes, as long as the text does not hold them. */
function quoted(text: string): string {
  const json = JSON.stringify(text);
  if (text.includes("'")) return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"')}'`;
}
