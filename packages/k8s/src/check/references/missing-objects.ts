import type { Inventory, Lookup } from '../inventory.js';
import { at, objectsAt, stringsAt, textAt } from '../pods.js';
import { podRule, type Said } from '../rule.js';
import { type PodReference, podReferences } from './pod-references.js';

/** Every ConfigMap, Secret, account and claim that pods name is there, with the keys that they take from it. */
export const missingObjects = podRule(({ pods, namespace }, inventory) =>
  podReferences(pods).flatMap((reference): readonly Said[] => {
    const { kind, name, path } = reference;
    const keys = keysThere(reference, namespace, inventory);
    if (keys === 'unknown') return [];
    if (keys === undefined) {
      return [
        {
          code: 'FL_OBJECT_MISSING',
          severity: inventory.hasUnknownKinds(namespace) ? 'warning' : 'error',
          path,
          value: name,
          what: `is no ${kind} of namespace ${namespace}, so the pods do not start`,
          mend: 'declare it, or make the reference optional',
        },
      ];
    }
    return reference.keys
      .filter((key) => !keys.has(key))
      .map((key) => ({
        code: 'FL_KEY_MISSING',
        path,
        value: key,
        what: `is no key of ${kind} ${name} (it has ${[...keys].sort().join(', ') || 'none'}), so the pods do not start`,
        mend: 'name a key that is there, or make the reference optional',
      }));
  }),
);

/** The keys of what is referred to: `undefined` where it is not there, `unknown` where only a cluster knows. */
function keysThere(
  { kind, name }: PodReference,
  namespace: string,
  inventory: Inventory,
): ReadonlySet<string> | 'unknown' | undefined {
  const object = inventory.find(namespace, kind, name)?.object;
  switch (kind) {
    case 'ConfigMap':
      // Every namespace has the certificates of its cluster.
      if (object === undefined) return name === 'kube-root-ca.crt' ? 'unknown' : undefined;
      return new Set([
        ...Object.keys(stringsAt(object, ['data'])),
        ...Object.keys(stringsAt(object, ['binaryData'])),
      ]);
    case 'Secret':
      return keysOfSecret(namespace, name, inventory);
    case 'ServiceAccount':
      return object || name === 'default' ? 'unknown' : undefined;
    default:
      return object ? 'unknown' : undefined;
  }
}

/** Keys of a Secret, whoever makes it: `undefined` where nobody does, `unknown` where only a cluster knows them. */
export function keysOfSecret(
  namespace: string,
  name: string,
  inventory: Inventory,
): ReadonlySet<string> | 'unknown' | undefined {
  const object = inventory.find(namespace, 'Secret', name)?.object;
  if (object === undefined) {
    return inventory.secretByHand(namespace, name) ?? keysFetched(namespace, name, inventory);
  }
  return new Set(['data', 'stringData'].flatMap((field) => Object.keys(stringsAt(object, [field]))));
}

const byTarget: Lookup = {
  kinds: ['ExternalSecret'],
  key: (object) => textAt(object, ['spec', 'target', 'name']) ?? object.metadata.name,
};

/** Keys of a Secret that External Secrets makes. */
function keysFetched(
  namespace: string,
  name: string,
  inventory: Inventory,
): ReadonlySet<string> | 'unknown' | undefined {
  const [made] = inventory.naming(byTarget, namespace, name);
  if (made === undefined) return undefined;
  const { object } = made;
  const templated = stringsAt(object, ['spec', 'target', 'template', 'data']);
  const merges = textAt(object, ['spec', 'target', 'template', 'mergePolicy']) === 'Merge';
  const whole =
    // Whoever makes a Secret that keys are merged into has others in it.
    textAt(object, ['spec', 'target', 'creationPolicy']) === 'Merge' ||
    at(object, ['spec', 'dataFrom']) !== undefined ||
    at(object, ['spec', 'target', 'template', 'templateFrom']);
  if (whole) return 'unknown';
  const fetched = objectsAt(object, ['spec', 'data']).map(([, each]) => String(each['secretKey']));
  if (Object.keys(templated).length > 0 && !merges) return new Set(Object.keys(templated));
  return new Set([...fetched, ...Object.keys(templated)]);
}
