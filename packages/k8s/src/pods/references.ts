import { isObject, type Json, type JsonObject } from '@fairlead/model';

/** Names of objects that a pod cannot start without, as `Kind/name`, each once. */
export function podReferences(spec: JsonObject): readonly string[] {
  const found = new Set<string>();
  const note = (kind: string, name: Json | undefined) => {
    if (typeof name === 'string' && name !== '') found.add(`${kind}/${name}`);
  };
  note('ServiceAccount', spec['serviceAccountName']);
  for (const volume of items(spec['volumes'])) noteVolume(volume, note);
  for (const container of [...items(spec['initContainers']), ...items(spec['containers'])]) {
    for (const source of items(container['envFrom'])) noteSource(source, note, 'configMapRef', 'secretRef');
    for (const { valueFrom } of items(container['env'])) {
      if (isObject(valueFrom)) noteSource(valueFrom, note, 'configMapKeyRef', 'secretKeyRef');
    }
  }
  return [...found].sort();
}

type Note = (kind: string, name: Json | undefined) => void;

function noteVolume(volume: JsonObject, note: Note): void {
  const { configMap, secret, persistentVolumeClaim, projected } = volume;
  if (isObject(configMap) && !isOptional(configMap)) note('ConfigMap', configMap['name']);
  if (isObject(secret) && !isOptional(secret)) note('Secret', secret['secretName']);
  if (isObject(persistentVolumeClaim)) note('PersistentVolumeClaim', persistentVolumeClaim['claimName']);
  if (isObject(projected)) {
    for (const source of items(projected['sources'])) noteSource(source, note, 'configMap', 'secret');
  }
}

function noteSource(source: JsonObject, note: Note, configMap: string, secret: string): void {
  const [map, kept] = [source[configMap], source[secret]];
  if (isObject(map) && !isOptional(map)) note('ConfigMap', map['name']);
  if (isObject(kept) && !isOptional(kept)) note('Secret', kept['name']);
}

const isOptional = (of: JsonObject): boolean => of['optional'] === true;

function items(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
