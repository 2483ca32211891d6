import { isObject, type Json } from '@fairlead/model';
import type { KubeObject } from '../../object.js';
import { stringsAt } from '../pods.js';
import { podKinds, type Rule, type Said } from '../rule.js';

/** Words that somebody meant to replace. */
const placeholder =
  /\b(change[-_]?me|replace[-_]?me|placeholder|todo|fixme|tbd)\b|<[a-z][a-z0-9 _-]*>|\byour[-_](?=[a-z])/i;

/** What was put together from a part that was empty: `12.dkr.ecr..amazonaws.com`, `https://.example.com`. */
const hole = /^[\w.-]*\.\.[\w.-]*\w(?:[/:]|$)|:\/\/(?:\.|\/(?!\/)|$)|^\.[a-z0-9-]+\.[a-z]/;

/** Nothing that is applied still waits to be filled in. Files, those of a ConfigMap too, and scripts are not looked at. */
export const placeholders: Rule = {
  kinds: [
    ...podKinds,
    'HTTPRoute',
    'GRPCRoute',
    'Ingress',
    'ServiceAccount',
    'ExternalSecret',
    'Gateway',
    'SecretStore',
    'ConfigMap',
  ],
  check: ({ object }) => {
    const found: Said[] = [];
    walk(object.kind === 'ConfigMap' ? withoutFiles(object) : object, [], found);
    return found;
  },
};

/** Of a ConfigMap what is read as variables: a markup of one line looks like a placeholder. */
function withoutFiles(object: KubeObject): Json {
  const data = stringsAt(object, ['data']);
  return { data: Object.fromEntries(Object.entries(data).filter(([key]) => !isFile(key))) };
}

/** A name that no variable can have, or that files without an ending have, such as Caddyfile. */
const isFile = (key: string): boolean => !/^[A-Za-z_]\w*$/.test(key) || /file$/.test(key);

function walk(value: Json | undefined, path: (string | number)[], found: Said[]): void {
  if (typeof value === 'string') {
    const what = wrongOf(value);
    if (what)
      found.push({ code: 'FL_PLACEHOLDER', path: [...path], value, what, mend: 'write what it stands for' });
  } else if (Array.isArray(value)) {
    for (const [index, each] of (value as readonly Json[]).entries()) walkInto(index, each, path, found);
  } else if (isObject(value)) {
    for (const name in value) if (!notLookedAt.has(name)) walkInto(name, value[name], path, found);
  }
}

function walkInto(
  step: string | number,
  value: Json | undefined,
  path: (string | number)[],
  found: Said[],
): void {
  path.push(step);
  walk(value, path, found);
  path.pop();
}

/** Words of people, and programs. */
const notLookedAt = new Set(['description', 'args', 'command']);

function wrongOf(value: string): string | undefined {
  if (value.length > 300 || value.includes('\n')) return undefined;
  if (placeholder.test(value)) return 'is a placeholder';
  return hole.test(value) ? 'has a hole where a part is empty' : undefined;
}
