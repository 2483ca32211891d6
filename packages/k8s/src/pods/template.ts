import { isObject, type JsonObject } from '@fairlead/model';
import { orderedVariables } from './variables.js';

/**
 * A pod template from the merged parts of a workload's pods: here names become lists.
 *
 * @param pod as `PodPart` without `into`
 * @param main name of the main container
 */
export function podTemplate(pod: JsonObject, main: string): JsonObject {
  const containers = [container(main, branch(pod, 'main')), ...named(pod, 'beside')];
  const initContainers = [
    // The sidecars are there before anything else runs: an init container may need a proxy too.
    ...named(pod, 'around').map((each) => ({ ...each, restartPolicy: 'Always' })),
    ...named(pod, 'before'),
  ];
  const volumes = listOf(branch(pod, 'volumes'), 'name');
  const annotations = branch(pod, 'annotations');
  return {
    metadata: {
      labels: branch(pod, 'labels'),
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: {
      ...branch(pod, 'spec'),
      ...(initContainers.length > 0 && { initContainers }),
      containers,
      ...(volumes.length > 0 && { volumes }),
    },
  };
}

function named(pod: JsonObject, role: string): readonly JsonObject[] {
  const all = branch(pod, role);
  return Object.keys(all)
    .sort()
    .map((name) => container(name, branch(all, name)));
}

function container(name: string, part: JsonObject): JsonObject {
  const variables = branch(part, 'env');
  const env = orderedVariables(variables).map((variable) => ({
    name: variable,
    ...branch(variables, variable),
  }));
  const ports = listOf(branch(part, 'ports'), 'name');
  const volumeMounts = listOf(branch(part, 'mounts'), 'mountPath');
  return {
    name,
    ...branch(part, 'spec'),
    ...(env.length > 0 && { env }),
    ...(ports.length > 0 && { ports }),
    ...(volumeMounts.length > 0 && { volumeMounts }),
  };
}

/** Entries by name as a list of items that carry it. */
function listOf(entries: JsonObject, key: string): readonly JsonObject[] {
  return Object.keys(entries)
    .sort()
    .map((name) => ({ [key]: name, ...branch(entries, name) }));
}

/** A part of a tree; empty where nobody has written anything. */
export function branch(of: JsonObject, name: string): JsonObject {
  const value = of[name];
  return isObject(value) ? value : {};
}
