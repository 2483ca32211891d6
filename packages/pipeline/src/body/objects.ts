import type { ObjectChange } from './parts.js';
import { block, details, oneLine } from './text.js';

type Field = ObjectChange['fields'][number];

/** In how many objects of a service a change is the same before it is told once for all of them. */
const shared = 3;

/**
 * What is applied differently, by object and field, folded. A change that many objects share, as a version's label is,
 * is told once.
 *
 * @param room characters that are left for it; what does not fit is cut, and that is said
 */
export function objectLines(objects: readonly ObjectChange[], room: number): readonly string[] {
  if (objects.length === 0) return [];
  const counts = countsOf(objects);
  const lines = [...sharedLines(objects, counts), ...objects.flatMap((each) => changeLines(each, counts))];
  const kept = fitting(lines, room);
  const cut =
    kept.length === lines.length
      ? []
      : ['', `… ${lines.length - kept.length} more lines: see the diff of this request.`];
  return [...details(objectsWords(objects), [...block('diff', kept), ...cut]), ''];
}

/** `3 objects change` */
export function objectsWords({ length }: readonly ObjectChange[]): string {
  return length === 1 ? '1 object changes' : `${length} objects change`;
}

/** As many lines as have room. */
export function fitting(lines: readonly string[], room: number): readonly string[] {
  let left = room;
  const at = lines.findIndex((line) => {
    left -= line.length + 1;
    return left < 0;
  });
  return at === -1 ? lines : lines.slice(0, at);
}

function sharedLines(objects: readonly ObjectChange[], counts: Counts): readonly string[] {
  const told = new Set<string>();
  return objects.flatMap(({ owner, fields }) =>
    fields.flatMap((field) => {
      const key = keyOf(owner, field);
      const count = counts.get(key) ?? 0;
      if (count < shared || told.has(key)) return [];
      told.add(key);
      return [`  ${count} objects (${oneLine(owner)})`, ...fieldLines(field)];
    }),
  );
}

function changeLines(change: ObjectChange, counts: Counts): readonly string[] {
  const { owner, id, kind, fields } = change;
  const title = `${oneLine(id)} (${oneLine(owner)})`;
  if (kind === 'added') return [`+ ${title}`];
  if (kind === 'removed') return [`- ${title}`];
  const own = fields.filter((field) => (counts.get(keyOf(owner, field)) ?? 0) < shared);
  return own.length === 0 ? [] : [`  ${title}`, ...own.flatMap(fieldLines)];
}

function fieldLines({ path, from, to }: Field): readonly string[] {
  return [
    ...(from === undefined ? [] : [`-   ${oneLine(path)}: ${JSON.stringify(from)}`]),
    ...(to === undefined ? [] : [`+   ${oneLine(path)}: ${JSON.stringify(to)}`]),
  ];
}

const keyOf = (owner: string, { path, from, to }: Field): string => JSON.stringify([owner, path, from, to]);

type Counts = ReadonlyMap<string, number>;

function countsOf(objects: readonly ObjectChange[]): Counts {
  const counts = new Map<string, number>();
  for (const { owner, fields } of objects) {
    for (const field of fields) counts.set(keyOf(owner, field), (counts.get(keyOf(owner, field)) ?? 0) + 1);
  }
  return counts;
}
