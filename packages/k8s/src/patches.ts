import {
  isObject,
  type Json,
  type JsonObject,
  type Problem,
  type ResolvedServiceFacets,
} from '@fairlead/model';
import { JsonPatch } from 'cdk8s';
import { mergeByKey } from './merge-by-key.js';
import type { KubeObject } from './object.js';

type Patch = ResolvedServiceFacets['patches'][number];

/** Patches that were written in one place, and where. */
export interface PatchLayer {
  /** Shown in problems. */
  readonly file: string;
  readonly patches: readonly Patch[];
}

/** Objects after patches, what is wrong with these, and which of them met an object, by their number. */
export interface Patched<T> {
  readonly objects: readonly T[];
  readonly problems: readonly Problem[];
  readonly met: ReadonlySet<number>;
}

/** Is told which patch wrote to which object, and what the object was before and is now. */
export type PatchRecord = (change: {
  readonly by: { readonly file: string; readonly path: string };
  readonly before: KubeObject;
  /** `undefined` where it is taken away. */
  readonly after: KubeObject | undefined;
}) => void;

/**
 * Applies patches in their order, after everything else is rendered. One that does not fit an object that it meets
 * is a problem. Whether one that meets nothing is a problem depends on how many objects it could have met, so that
 * is told and not judged.
 */
export function applyPatches<T extends { readonly object: KubeObject }>(
  all: readonly T[],
  { file, patches }: PatchLayer,
  record: PatchRecord = () => {},
): Patched<T> {
  let objects = all;
  const problems: Problem[] = [];
  const met = new Set<number>();
  for (const [index, patch] of patches.entries()) {
    const by = { file, path: `patches.${index}` };
    objects = objects.flatMap((each) => {
      if (!meets(patch, each.object)) return [each];
      met.add(index);
      const after = 'remove' in patch ? undefined : patched(each.object, patch);
      if (typeof after === 'string') {
        problems.push({ ...by, ...unfit(patch, after) });
        return [each];
      }
      record({ by, before: each.object, after });
      return after === undefined ? [] : [{ ...each, object: after }];
    });
  }
  return { objects, problems, met };
}

/** Problems of the patches that met none of the objects that there were. */
export function withoutTarget(
  { file, patches }: PatchLayer,
  met: ReadonlySet<number>,
  known: { readonly of: string; readonly objects: readonly KubeObject[] },
): readonly Problem[] {
  const names = known.objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  return patches.flatMap(({ target }, index) => {
    if (met.has(index)) return [];
    return [
      {
        code: 'FL_PATCH_TARGET',
        file,
        path: `patches.${index}`,
        value: { ...target },
        what: `meets no object of ${known.of}`,
        mend: `aim it at one of ${names.join(', ')}`,
      },
    ];
  });
}

/** Whether a patch is aimed at an object. */
export function meets({ target }: Pick<Patch, 'target'>, object: KubeObject): boolean {
  const { kind, metadata } = object;
  if (target.name !== undefined && metadata.name !== target.name) return false;
  if (typeof target.kind === 'string') return kind === target.kind;
  // Pods of a Rollout that refers to its Deployment are described there; with a template of its own it is refused.
  return target.kind.includes(kind) && !(target.kind.includes('Deployment') && refersToPods(object));
}

function refersToPods({ kind, spec }: KubeObject): boolean {
  return kind === 'Rollout' && isObject(spec) && spec['workloadRef'] !== undefined;
}

function unfit({ target }: Patch, what: string) {
  const mend = 'look at the rendered object and correct the patch';
  return { code: 'FL_PATCH', value: { ...target }, what, mend } as const;
}

/** The changed object, or what does not fit. */
function patched(object: KubeObject, patch: Exclude<Patch, { readonly remove: true }>): KubeObject | string {
  const name = `${object.kind} ${object.metadata.name}`;
  let changed: KubeObject;
  try {
    changed =
      'merge' in patch
        ? (mergeByKey(object, patch.merge) as KubeObject)
        : withOperations(object, patch.operations);
  } catch (cause) {
    const [first = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    return `does not fit ${name}: ${first}`;
  }
  const same = changed.kind === object.kind && changed.metadata?.name === object.metadata.name;
  return same
    ? (tidied(changed) as KubeObject)
    : `makes another object of ${name}, which everything that refers to it would miss`;
}

/**
 * Without annotations and labels of which a patch has left none: Kubernetes keeps no empty ones, so what is sent would
 * differ for ever.
 */
function tidied(value: Json): Json {
  if (Array.isArray(value)) return value.map((each: Json) => tidied(each));
  if (!isObject(value)) return value;
  const { metadata } = value;
  const named = isObject(metadata) ? { ...value, metadata: withoutEmpty(metadata) } : value;
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, part]) => (part === undefined ? [] : [[name, tidied(part)]])),
  );
}

const withoutEmpty = (metadata: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(metadata).filter(
      ([name, part]) =>
        !((name === 'annotations' || name === 'labels') && isObject(part) && Object.keys(part).length === 0),
    ),
  );

function withOperations(
  object: KubeObject,
  operations: Extract<Patch, { readonly operations: unknown }>['operations'],
): KubeObject {
  // It changes what it is given, and objects share parts such as their labels.
  return operations.reduce((document, { op, path, value }) => {
    // The library lets pass what RFC 6902 forbids: to remove or replace what is not there.
    if (op !== 'add' && !isThere(document, path)) throw new Error(`there is nothing at ${path}`);
    const step = op === 'remove' ? JsonPatch.remove(path) : JsonPatch[op](path, value);
    return JsonPatch.apply(document, step);
  }, structuredClone(object));
}

/** Whether a JSON pointer leads to something. */
function isThere(document: Json, pointer: string): boolean {
  const names = pointer.split('/').slice(1);
  let value: Json | undefined = document;
  for (const each of names) {
    const name = each.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) value = value[Number(name)];
    else value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    if (value === undefined) return false;
  }
  return true;
}
