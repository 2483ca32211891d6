import { isObject, type Json, type JsonObject } from '@fairlead/model';
import { isBlock, number, scalar } from './scalar.js';

/** Keys that a reader looks for first, in this order; the others follow by name. */
const first = ['apiVersion', 'kind', 'metadata', 'name', 'namespace', 'image'] as const;
const firstKeys: ReadonlySet<string> = new Set(first);

/**
 * Prints a value as YAML. Equal values give equal bytes whatever the order of their keys, and every value reads
 * back unchanged in YAML 1.1 and 1.2.
 */
export function printYaml(value: JsonObject): string {
  return isEmpty(value) ? '{}\n' : `${mapping(value, '')}\n`;
}

function mapping(value: JsonObject, indent: string): string {
  let text = '';
  for (const key of orderedKeys(value)) {
    const entry = value[key];
    if (entry === undefined) continue;
    if (text !== '') text += `\n${indent}`;
    text += `${scalar(key)}:${after(entry, indent)}`;
  }
  return text;
}

/** What stands behind the colon of a key. */
function after(value: Json, indent: string): string {
  if (isList(value)) {
    return value.length === 0 ? ' []' : `\n${indent}  ${items(value, `${indent}  `)}`;
  }
  if (isObject(value)) return isEmpty(value) ? ' {}' : `\n${indent}  ${mapping(value, `${indent}  `)}`;
  return ` ${leaf(value, `${indent}  `)}`;
}

function items(list: readonly Json[], indent: string): string {
  let text = '';
  for (const item of list) {
    if (text !== '') text += `\n${indent}`;
    text += `- ${inList(item, `${indent}  `)}`;
  }
  return text;
}

/** What stands behind the dash of a list's item. */
function inList(value: Json, indent: string): string {
  if (isList(value)) return value.length === 0 ? '[]' : items(value, indent);
  if (isObject(value)) return isEmpty(value) ? '{}' : mapping(value, indent);
  return leaf(value, indent);
}

function leaf(value: Exclude<Json, readonly Json[] | JsonObject>, indent: string): string {
  if (typeof value === 'string') return isBlock(value) ? blockOf(value, indent) : scalar(value);
  return typeof value === 'number' ? number(value) : String(value);
}

function blockOf(text: string, indent: string): string {
  const ended = text.endsWith('\n');
  const lines = (ended ? text.slice(0, -1) : text).split('\n');
  return `|${ended ? '' : '-'}\n${lines.map((line) => (line === '' ? '' : `${indent}${line}`)).join('\n')}`;
}

function orderedKeys(value: JsonObject): readonly string[] {
  const keys = Object.keys(value).sort();
  if (!keys.some((key) => firstKeys.has(key))) return keys;
  return [...first.filter((key) => key in value), ...keys.filter((key) => !firstKeys.has(key))];
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isEmpty(value: JsonObject): boolean {
  for (const key in value) if (value[key] !== undefined) return false;
  return true;
}
