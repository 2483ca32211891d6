import { isObject, type Json, type JsonObject } from '@fairlead/model';
import type { KubeObject, Strings } from '../object.js';

/** The pods that an object makes, and where in the object they are described. */
export interface PodTemplate {
  /** Path of the pod's spec. */
  readonly path: readonly string[];
  readonly labels: Strings;
  readonly spec: JsonObject;
  readonly containers: readonly Container[];
}

/** A container, of whatever sort. */
export interface Container {
  readonly name: string;
  /** Path below the object. */
  readonly path: readonly (string | number)[];
  readonly spec: JsonObject;
  /** Runs as long as the pod: the main ones and native sidecars. */
  readonly stays: boolean;
  readonly isMain: boolean;
}

/** Kinds that make pods → path of the pod template. */
const templates: { readonly [kind: string]: readonly string[] } = {
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Rollout: ['spec', 'template'],
  Job: ['spec', 'template'],
  // A question that a job answers stands alone in its template.
  AnalysisTemplate: ['spec', 'metrics', '0', 'provider', 'job', 'spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  Pod: [],
};

/** The pods of an object; `undefined` where it makes none. */
export function podTemplateOf(object: KubeObject): PodTemplate | undefined {
  const path = Object.hasOwn(templates, object.kind) ? templates[object.kind] : undefined;
  if (path === undefined) return undefined;
  const template = at(object, path);
  const spec = isObject(template) ? template['spec'] : undefined;
  if (!isObject(template) || !isObject(spec)) return undefined;
  const specPath = [...path, 'spec'];
  return {
    path: specPath,
    labels: stringsAt(template, ['metadata', 'labels']),
    spec,
    containers: [
      ...objectsAt(spec, ['initContainers']).map(([index, each]) =>
        container(each, [...specPath, 'initContainers', index]),
      ),
      ...objectsAt(spec, ['containers']).map(([index, each]) =>
        container(each, [...specPath, 'containers', index]),
      ),
    ],
  };
}

function container(spec: JsonObject, path: readonly (string | number)[]): Container {
  const isMain = path.at(-2) === 'containers';
  return {
    name: String(spec['name']),
    path,
    spec,
    isMain,
    stays: isMain || spec['restartPolicy'] === 'Always',
  };
}

/** The value at a path; `undefined` where nothing is. */
export function at(value: Json | undefined, path: readonly (string | number)[]): Json | undefined {
  let here = value;
  for (const step of path) {
    if (Array.isArray(here)) here = here[Number(step)];
    else if (isObject(here)) here = here[step];
    else return undefined;
  }
  return here;
}

/** The text at a path; `undefined` where something else is. */
export function textAt(value: Json | undefined, path: readonly (string | number)[]): string | undefined {
  const found = at(value, path);
  return typeof found === 'string' ? found : undefined;
}

/** The objects of the list at a path, with their indexes. */
export function objectsAt(
  value: Json | undefined,
  path: readonly (string | number)[],
): readonly (readonly [number, JsonObject])[] {
  const found = at(value, path);
  if (!Array.isArray(found)) return [];
  return found.flatMap((each: Json, index) => (isObject(each) ? [[index, each] as const] : []));
}

/** Names with texts at a path. */
export function stringsAt(value: Json | undefined, path: readonly (string | number)[]): Strings {
  const found = at(value, path);
  return isObject(found) ? (found as Strings) : {};
}
