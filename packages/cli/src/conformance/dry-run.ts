import { spawnSync } from 'node:child_process';
import type { JsonObject } from '@fairlead/model';
import type { AppliedObject } from '../manifests/applied.js';
import { listOf, run } from './tools.js';

/** Where objects are applied without being kept: their own namespaces may be in use. */
export const namespace = 'fairlead-dry-run';

/** Makes the namespace; who would put pods into it that its standard forbids is warned. */
export function makeNamespace(): void {
  const labels = { 'pod-security.kubernetes.io/warn': 'restricted' };
  const object = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } };
  run('kubectl', ['apply', '--server-side', '-f', '-'], JSON.stringify(object));
}

/** A namespaced object, in the namespace of dry runs. */
export function moved(object: JsonObject): JsonObject {
  return { ...object, metadata: { ...(object['metadata'] as JsonObject), namespace } };
}

/**
 * What the API server says against objects, asked by server-side apply under strict validation.
 *
 * @returns of each refused object its owner, its name and why; what the server warns of counts too
 */
export function refusals(objects: readonly AppliedObject[]): readonly string[] {
  // All at once; where one is refused it is looked for in either half.
  const text = complaint(objects);
  const [first] = objects;
  if (text === '' || first === undefined) return [];
  if (objects.length === 1) return [`${first.owner}, ${first.id}: ${text}`];
  const half = Math.ceil(objects.length / 2);
  return [...refusals(objects.slice(0, half)), ...refusals(objects.slice(half))];
}

const apply = ['apply', '--server-side', '--dry-run=server', '--validate=strict'];

/** Objects as the API server would keep them, in the order in which they are given. @throws Error where it refuses one */
export function kept(objects: readonly AppliedObject[]): readonly JsonObject[] {
  const input = listOf(objects.map(({ object }) => object));
  const said = JSON.parse(run('kubectl', [...apply, '-o', 'json', '-f', '-'], input));
  return said.kind === 'List' ? said.items : [said];
}

/** Warnings about what is meant so. */
const expected: readonly RegExp[] = [
  // The name that Argo CD's documentation has for its finalizer.
  /^Warning: metadata\.finalizers: "resources-finalizer\.argocd\.argoproj\.io": prefer .*\n?/gm,
  // GKE's Ingress controller looks at the annotation alone.
  /^Warning: annotation "kubernetes\.io\/ingress\.class" is deprecated, .*\n?/gm,
];

function complaint(objects: readonly AppliedObject[]): string {
  const input = listOf(objects.map(({ object }) => object));
  const { status, stdout, stderr } = spawnSync('kubectl', [...apply, '-f', '-'], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const said = expected.reduce((text, each) => text.replace(each, ''), stderr).trim();
  if (status !== 0 || said !== '') return said === '' ? `kubectl ended with ${status}` : said;
  const taken = stdout.split('\n').filter((line) => line.includes('serverside-applied')).length;
  return taken === objects.length ? '' : `${taken} of ${objects.length} were applied`;
}
