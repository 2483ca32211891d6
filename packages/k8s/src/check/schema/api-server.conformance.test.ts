import { spawnSync } from 'node:child_process';
import { isObject, type Json } from '@fairlead/model';
import { beforeAll, describe, expect, test } from 'vitest';
import type { KubeObject } from '../../object.js';
import { good } from '../testing/good.js';
import { assumedKinds } from './kinds.js';
import { schemaProblems } from './validate.js';

// The API server is asked whether it agrees. It may refuse more: a kind's own rules are not known here.

const kubectl = (args: readonly string[], input = '') =>
  spawnSync('kubectl', args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });

// Of this machine: objects are put into no other.
const server = ['config', 'view', '--minify', '-o', 'jsonpath={.clusters[0].cluster.server}'];
const cluster =
  process.env['KUBECONFIG'] !== undefined &&
  /^https:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/.test(kubectl(server).stdout ?? '') &&
  kubectl(['version', '--request-timeout=5s']).status === 0;
const served = cluster ? kubectl(['api-resources', '--no-headers']).stdout : '';
// A definition that was made from what is assumed here says nothing about it.
const isServed = ({ apiVersion, kind }: KubeObject) =>
  !assumedKinds.includes(`${apiVersion}/${kind}`) &&
  served.split('\n').some((line) => {
    const [version, , name] = line.trim().split(/\s+/).slice(-3);
    return version === apiVersion && name === kind;
  });

const namespace = 'fairlead-schemas';

/** What the server says of an object under strict validation, without keeping it. */
function refusal(object: Json): string {
  const args = [
    'apply',
    '--server-side',
    '--force-conflicts',
    '--dry-run=server',
    '--validate=strict',
    '-f',
    '-',
  ];
  const { status, stderr } = kubectl(args, JSON.stringify(object));
  return status === 0 ? '' : stderr;
}

interface Change {
  readonly where: string;
  readonly object: KubeObject;
}

/** The object with each of its fields renamed, and with each value of another type; one change at a time. */
function changes(object: KubeObject): readonly Change[] {
  return placesIn(object, []).flatMap((path) => [
    { where: `${path.join('.')} renamed`, object: changed(object, path, 'rename') },
    { where: `${path.join('.')} of another type`, object: changed(object, path, 'retype') },
  ]);
}

/** Fields that a schema describes; names that people choose are left alone. */
function placesIn(
  value: Json | undefined,
  path: readonly (string | number)[],
): readonly (readonly (string | number)[])[] {
  if (Array.isArray(value)) return value.slice(0, 1).flatMap((each: Json) => placesIn(each, [...path, 0]));
  if (
    !isObject(value) ||
    /^(matchLabels|labels|annotations|data|requests|limits|selector)$/.test(String(path.at(-1)))
  )
    return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const here = [...path, name];
    const own = path.length === 0 || path[0] === 'metadata' ? [] : [here];
    return [...own, ...placesIn(part, here)];
  });
}

function changed(
  object: KubeObject,
  path: readonly (string | number)[],
  how: 'rename' | 'retype',
): KubeObject {
  const copy = structuredClone(object) as never as { [name: string]: unknown };
  const last = path.at(-1) ?? '';
  const parent = path
    .slice(0, -1)
    .reduce<{ [name: string]: unknown }>((here, step) => here[step] as never, copy);
  const value = parent[last];
  if (how === 'retype') parent[last] = typeof value === 'object' ? 'a text' : { a: { b: 'c' } };
  else {
    delete parent[last];
    parent[`${last}Q`] = value;
  }
  return copy as never;
}

const objects = Object.values(good)
  .filter(isServed)
  .map((each) => ({ ...each, metadata: { ...each.metadata, namespace } }));

describe.skipIf(!cluster)('the API server', () => {
  beforeAll(() => {
    kubectl(['create', 'namespace', namespace]);
  });

  for (const object of objects) {
    const name = `${object.kind} ${object.metadata.name}`;

    test(`takes ${name}, about which nothing is wrong`, () => {
      expect(schemaProblems(object)).toEqual([]);
      expect(refusal(object)).toBe('');
    });

    test(`and check agree about every change of ${name}`, () => {
      const all = changes(object);
      // Enough of each kind: a pod's fields are the same in all of them.
      const some = all.filter((_, index) => index % Math.ceil(all.length / 24) === 0);
      for (const { where, object: wrong } of some) {
        const isRefused = refusal(wrong) !== '';
        const isFound = schemaProblems(wrong).length > 0;
        // A field of another name is refused by both, but where the owner of a kind leaves it open.
        if (where.endsWith('renamed')) expect(isFound, where).toBe(isRefused);
        else if (isFound) expect(isRefused, where).toBe(true);
      }
    });
  }
});
