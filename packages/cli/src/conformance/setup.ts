import { setTimeout } from 'node:timers/promises';
import { customResources, install, kindsOf } from './custom-resources.js';
import { giveDisk } from './fake-nodes.js';
import { hasCluster, run, servedKinds } from './tools.js';

/** Before the first file of the lane: nodes get a disk, and the cluster learns the public kinds that it does not serve yet. */
export default async function setup(): Promise<void> {
  if (!hasCluster()) return;
  giveDisk();
  const served = servedKinds();
  const missing = customResources('public').filter(
    (each) => !kindsOf(each).every((kind) => served.has(kind)),
  );
  install(missing);
  const kinds = missing.map(({ spec }) => spec.names.kind);
  // The document that kubeconform's schemas are made from is put together a moment later.
  for (let asked = 0; !published(kinds); asked += 1) {
    if (asked === 150) throw new Error(`the API server publishes no schema of ${kinds.join(', ')}`);
    await setTimeout(200);
  }
}

function published(kinds: readonly string[]): boolean {
  if (kinds.length === 0) return true;
  const document = run('kubectl', ['get', '--raw', '/openapi/v2']);
  return kinds.every((kind) => document.includes(`"kind":"${kind}"`));
}
