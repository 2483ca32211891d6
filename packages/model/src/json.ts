/** What can be written to a file and read back unchanged. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Whether the value is a JSON object, so neither a list nor `null`. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands under a name. What every object inherits, such as `constructor`, stands under none. */
export function own<T>(record: { readonly [name: string]: T }, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The same value without entries that are `undefined`; it itself where there are none. */
export function withoutUndefined<T>(value: T): T {
  return (Array.isArray(value) ? withoutIn(value) : isObject(value) ? withoutEntries(value) : value) as T;
}

function withoutIn(list: readonly unknown[]): readonly unknown[] {
  const items = list.map(withoutUndefined);
  return items.every((item, at) => item === list[at]) ? list : items;
}

function withoutEntries(value: object): object {
  const entries = Object.entries(value);
  const said = entries
    .filter(([, each]) => each !== undefined)
    .map(([name, each]) => [name, withoutUndefined(each)] as const);
  const isSame = said.length === entries.length && said.every(([, each], at) => each === entries[at]?.[1]);
  return isSame ? value : Object.fromEntries(said);
}

/**
 * The one way in which Fairlead prints JSON for Git: two spaces, keys sorted by code unit, a final newline.
 * Equal values give equal bytes whatever the order in which they were built. Keys whose value is `undefined`
 * are left out.
 */
export function printJson(value: unknown): string {
  return `${JSON.stringify(sorted(value), null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  // Without a prototype every key is one like any other, `__proto__` too.
  const copy: { [key: string]: unknown } = Object.create(null);
  for (const key of Object.keys(value).sort()) copy[key] = sorted(value[key]);
  return copy;
}
