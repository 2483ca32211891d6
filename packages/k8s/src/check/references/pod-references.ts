import { isObject, type Json } from '@fairlead/model';
import { at, objectsAt, type PodTemplate } from '../pods.js';

/** Something that pods cannot start without. */
export interface PodReference {
  readonly kind: 'ConfigMap' | 'Secret' | 'ServiceAccount' | 'PersistentVolumeClaim';
  readonly name: string;
  /** Of these keys; none where all of it is taken. */
  readonly keys: readonly string[];
  /** Path below the object. */
  readonly path: readonly (string | number)[];
}

/** Everything that pods name and do not call optional. */
export function podReferences({ containers, path, spec }: PodTemplate): readonly PodReference[] {
  return [
    ...containers.flatMap((container) => [
      ...objectsAt(container.spec, ['env']).flatMap(([index, each]) =>
        variable(each, [...container.path, 'env', index]),
      ),
      ...objectsAt(container.spec, ['envFrom']).flatMap(([index, each]) =>
        source(each, [...container.path, 'envFrom', index], fromFields),
      ),
    ]),
    ...objectsAt(spec, ['volumes']).flatMap(([index, each]) => volume(each, [...path, 'volumes', index])),
    ...objectsAt(spec, ['imagePullSecrets']).flatMap(([index, each]) =>
      reference('Secret', each['name'], [...path, 'imagePullSecrets', index, 'name']),
    ),
    ...reference('ServiceAccount', spec['serviceAccountName'], [...path, 'serviceAccountName']),
  ];
}

type Path = readonly (string | number)[];
type FieldsOf = { readonly [field: string]: readonly [kind: PodReference['kind'], name: string] };

const keyFields: FieldsOf = { configMapKeyRef: ['ConfigMap', 'name'], secretKeyRef: ['Secret', 'name'] };
const fromFields: FieldsOf = { configMapRef: ['ConfigMap', 'name'], secretRef: ['Secret', 'name'] };
const volumeFields: FieldsOf = { configMap: ['ConfigMap', 'name'], secret: ['Secret', 'secretName'] };
const projectedFields: FieldsOf = { configMap: ['ConfigMap', 'name'], secret: ['Secret', 'name'] };

function variable(each: Json, path: Path): readonly PodReference[] {
  return source(at(each, ['valueFrom']), [...path, 'valueFrom'], keyFields);
}

function volume(each: Json, path: Path): readonly PodReference[] {
  const claim = at(each, ['persistentVolumeClaim', 'claimName']);
  return [
    ...source(each, path, volumeFields),
    ...objectsAt(each, ['projected', 'sources']).flatMap(([index, part]) =>
      source(part, [...path, 'projected', 'sources', index], projectedFields),
    ),
    ...reference('PersistentVolumeClaim', claim, [...path, 'persistentVolumeClaim', 'claimName']),
  ];
}

function source(each: Json | undefined, path: Path, fields: FieldsOf): readonly PodReference[] {
  return Object.entries(fields).flatMap(([field, [kind, name]]) => {
    const found = at(each, [field]);
    if (!isObject(found) || found['optional'] === true) return [];
    return reference(kind, found[name], [...path, field, name], keysOf(found));
  });
}

function keysOf(found: Json): readonly string[] {
  const key = at(found, ['key']);
  return [
    ...(typeof key === 'string' ? [key] : []),
    ...objectsAt(found, ['items']).map(([, item]) => String(item['key'])),
  ];
}

function reference(
  kind: PodReference['kind'],
  name: Json | undefined,
  path: Path,
  keys: readonly string[] = [],
): readonly PodReference[] {
  return typeof name === 'string' ? [{ kind, name, keys, path }] : [];
}
