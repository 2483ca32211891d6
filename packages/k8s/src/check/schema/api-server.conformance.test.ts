import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
const apply = ['apply', '--server-side', '--force-conflicts', '--dry-run=server', '--validate=strict'];

interface Answer {
  /** Names of the objects that the server would keep. */
  readonly taken: ReadonlySet<string>;
  /** What it says against the others. */
  readonly said: string;
}

/** What the server says of objects under strict validation, without keeping them. One that it refuses stops no other. */
function asked(objects: readonly KubeObject[]): Answer {
  // A file each: of what stands together in one, nothing is asked after the first that is refused.
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-objects-'));
  for (const object of objects) {
    writeFileSync(join(folder, `${object.metadata.name}.json`), JSON.stringify(object));
  }
  const { stdout, stderr } = kubectl([...apply, '-o', 'name', '-f', folder]);
  rmSync(folder, { recursive: true });
  const names = stdout.split('\n').map((line) => line.slice(line.indexOf('/') + 1));
  return { taken: new Set(names), said: stderr };
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

/** Each change as an object with a name of its own, by which the server's answers are told apart. */
const numbered = (all: readonly Change[]): readonly KubeObject[] =>
  all.map(({ object }, index) => ({
    ...object,
    metadata: { ...object.metadata, name: `${object.metadata.name}-${index}` },
  }));

const objects = Object.values(good).map((each) => ({ ...each, metadata: { ...each.metadata, namespace } }));

describe('the API server', () => {
  beforeAll(() => {
    if (cluster) kubectl(['create', 'namespace', namespace]);
  });

  for (const object of objects) {
    const name = `${object.kind} ${object.metadata.name}`;
    const answers = test.skipIf(!cluster || !isServed(object));

    answers(`takes ${name}, about which nothing is wrong`, () => {
      expect(schemaProblems(object)).toEqual([]);
      const { taken, said } = asked([object]);
      expect(taken.has(object.metadata.name), said).toBe(true);
    });

    answers(`and check agree about every change of ${name}`, () => {
      const all = changes(object);
      const wrong = numbered(all);
      const { taken } = asked([...wrong, { ...object, metadata: { ...object.metadata, name: 'zz-last' } }]);
      // It has answered to every one of them.
      expect(taken.has('zz-last')).toBe(true);
      const disagreed = all.filter(({ where, object: changed }, index) => {
        const isRefused = !taken.has(wrong[index]?.metadata.name ?? '');
        const isFound = schemaProblems(changed).length > 0;
        // A field of another name is refused by both, but where the owner of a kind leaves it open.
        return where.endsWith('renamed') ? isFound !== isRefused : isFound && !isRefused;
      });
      expect(disagreed.map(({ where }) => where)).toEqual([]);
    });
  }
});
