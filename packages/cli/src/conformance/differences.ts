import { isObject, type Json, type JsonObject } from '@fairlead/model';
import type { Schema } from './schemas.js';

/** How a value is described, and where other descriptions stand that it refers to. */
export interface Described {
  readonly schema: Schema;
  readonly definitions: { readonly [name: string]: Schema };
}

/**
 * Where an object that a server has taken is other than the one that it was sent, as server-side apply compares them:
 * a field that the server adds belongs to the server, also in an item of a list whose items have keys. A list without
 * keys belongs to whoever sends it, so there a default that is added inside is a difference for ever.
 *
 * @returns a line for each place
 */
export function differences(
  sent: JsonObject,
  returned: Json | undefined,
  described: Described,
): readonly string[] {
  return [...below(sent, returned, { path: '', ...described })];
}

interface At extends Described {
  readonly path: string;
}

function* below(sent: Json | undefined, returned: Json | undefined, at: At): Generator<string> {
  const here = { ...at, schema: referred(at) };
  if (isObject(sent) && isObject(returned)) {
    for (const [name, value] of Object.entries(sent)) {
      if (value !== undefined) yield* below(value, returned[name], field(here, name));
    }
  } else if (Array.isArray(sent) && Array.isArray(returned)) {
    yield* inList(sent, returned, here);
  } else if (sent !== returned) {
    yield said(at, sent, returned);
  }
}

function* inList(sent: readonly Json[], returned: readonly Json[], at: At): Generator<string> {
  const keys = at.schema['x-kubernetes-list-map-keys'];
  if (at.schema['x-kubernetes-list-type'] === 'map' && Array.isArray(keys)) {
    for (const item of sent) {
      // A key that is not said has its default, so it tells no item from another.
      const same = (other: Json) => keys.every((key) => ['', keyOf(other, key)].includes(keyOf(item, key)));
      const name = keys.map((key) => keyOf(item, key)).join('/');
      yield* below(item, returned.find(same), { ...at, ...items(at), path: `${at.path}[${name}]` });
    }
    return;
  }
  const sorted = at.schema['x-kubernetes-list-type'] === 'set';
  const [one, other] = [sent, returned].map((list) =>
    JSON.stringify(ordered(sorted ? unordered(list) : list)),
  );
  if (one !== other) yield said(at, sent, returned);
}

const keyOf = (item: Json, key: unknown): string =>
  isObject(item) && item[String(key)] !== undefined ? String(item[String(key)]) : '';

const unordered = (list: readonly Json[]) => list.toSorted((a, b) => (String(a) < String(b) ? -1 : 1));

/** What a server alone writes, also inside the templates of claims; Argo CD leaves it out of its comparison. */
const servers: ReadonlySet<string> = new Set(['creationTimestamp', 'status']);

/** With the fields of every object in one order, and without those of the server. */
function ordered(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((each: Json) => ordered(each) ?? null);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .filter((name) => !servers.has(name))
      .sort()
      .map((name) => [name, ordered(value[name])]),
  ) as Json;
}

function referred({ schema, definitions }: Described): Schema {
  const name = String(schema['$ref'] ?? '').replace('#/definitions/', '');
  return name === '' ? schema : { ...definitions[name], ...schema };
}

function field(at: At, name: string): At {
  const { properties, additionalProperties } = at.schema as { readonly [part: string]: Schema | undefined };
  const schema = properties?.[name] ?? additionalProperties ?? {};
  return { ...at, schema: (typeof schema === 'object' ? schema : {}) as Schema, path: `${at.path}.${name}` };
}

function items(at: At): Pick<At, 'schema'> {
  return { schema: (at.schema['items'] ?? {}) as Schema };
}

const said = ({ path }: At, sent: Json | undefined, returned: Json | undefined) =>
  `${path.replace(/^\./, '')}: sent ${JSON.stringify(sent)}, kept ${JSON.stringify(returned)}`;
