import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listOf, root, run } from './tools.js';

/** A CustomResourceDefinition, as far as it is looked at here. */
export interface CustomResource {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string }[];
  };
}

/** Definitions that a test cluster may lack: `public` ones of their owners, and those written from documentation. */
export function customResources(folder: 'public' | 'assumed'): readonly CustomResource[] {
  const path = join(root, 'packages/k8s/schemas/crds', folder);
  return readdirSync(path)
    .sort()
    .map((name): CustomResource => JSON.parse(readFileSync(join(path, name), 'utf8')));
}

/** `apiVersion/kind` of each version of a definition. */
export function kindsOf({ spec: { group, names, versions } }: CustomResource): readonly string[] {
  return versions.map(({ name }) => `${group}/${name}/${names.kind}`);
}

/** Gives the cluster definitions, and waits until it serves them. */
export function install(resources: readonly CustomResource[]): void {
  if (resources.length === 0) return;
  run('kubectl', ['apply', '--server-side', '--force-conflicts', '-f', '-'], listOf(resources));
  const names = resources.map(({ metadata }) => `crd/${metadata.name}`);
  run('kubectl', ['wait', '--for=condition=Established', '--timeout=30s', ...names]);
}
