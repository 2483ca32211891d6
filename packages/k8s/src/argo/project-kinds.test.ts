import { expect, test } from 'vitest';
import { everythingOf } from '../features/render.js';
import { areas } from '../features/table.js';

interface Allowed {
  readonly clusterResourceWhitelist: readonly GroupKind[];
  readonly namespaceResourceWhitelist: readonly GroupKind[];
}

interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

const text = ({ group, kind }: GroupKind) => `${group}/${kind}`;

function groupKindOf({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return `${group}/${kind}`;
}

test.each(areas)(
  'what the features of $name render is allowed by the project that applies it',
  ({ features }) => {
    for (const { feature, example } of features) {
      const { objects, shared } = everythingOf(example);
      const spec = shared.find(({ kind }) => kind === 'AppProject')?.['spec'] as unknown;
      const { clusterResourceWhitelist, namespaceResourceWhitelist } = spec as Allowed;
      const allowed = new Set([...clusterResourceWhitelist, ...namespaceResourceWhitelist].map(text));
      const refused = objects.map(groupKindOf).filter((kind) => !allowed.has(kind));
      expect(refused, feature).toEqual([]);
    }
  },
);
