import type { KubeObject } from '../object.js';

interface Allowed {
  readonly clusterResourceWhitelist: readonly GroupKind[];
  readonly namespaceResourceWhitelist: readonly GroupKind[];
}

interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

const text = ({ group, kind }: GroupKind) => `${group}/${kind}`;

/** `group/Kind` of objects that an Argo CD project (AppProject) does not let be applied. */
export function notAllowed(objects: readonly KubeObject[], project: KubeObject): readonly string[] {
  const { clusterResourceWhitelist, namespaceResourceWhitelist } = project['spec'] as unknown as Allowed;
  const allowed = new Set([...clusterResourceWhitelist, ...namespaceResourceWhitelist].map(text));
  return objects.map(groupKindOf).filter((kind) => !allowed.has(kind));
}

function groupKindOf({ apiVersion, kind }: KubeObject): string {
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
  return text({ group, kind });
}
