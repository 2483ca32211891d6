import { objectsAt } from '../pods.js';
import { podRule } from '../rule.js';

/** What a container mounts is a volume of its pod, or a claim that each pod of a StatefulSet gets. */
export const mounts = podRule(({ object, pods }) => {
  const volumes = new Set<unknown>([
    ...objectsAt(pods.spec, ['volumes']).map(([, { name }]) => name),
    ...objectsAt(object, ['spec', 'volumeClaimTemplates']).map(([, { metadata }]) => nameIn(metadata)),
  ]);
  return pods.containers.flatMap(({ name: container, path, spec }) =>
    ['volumeMounts', 'volumeDevices'].flatMap((field) =>
      objectsAt(spec, [field])
        .filter(([, { name }]) => !volumes.has(name))
        .map(([index, { name }]) => ({
          code: 'FL_MOUNT_VOLUME' as const,
          path: [...path, field, index, 'name'],
          value: name,
          what: `is no volume of the pod, so container ${container} never starts`,
          mend: 'declare the volume, or mount one that is there',
        })),
    ),
  );
});

const nameIn = (metadata: unknown): unknown => (metadata as { readonly name?: unknown } | undefined)?.name;
