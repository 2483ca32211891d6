import { run } from './tools.js';

/** Gives nodes that are no machines the disk that they lack: without it no pod that asks for some is placed. */
export function giveDisk(): void {
  const disk = { 'ephemeral-storage': '100Gi' };
  const patch = JSON.stringify({ status: { allocatable: disk, capacity: disk } });
  for (const node of fakeNodes())
    run('kubectl', ['patch', 'node', node, '--subresource=status', '--type=merge', '-p', patch]);
}

function fakeNodes(): readonly string[] {
  const { items }: { items: readonly { metadata: { name: string; annotations?: object } }[] } = JSON.parse(
    run('kubectl', ['get', 'nodes', '-o', 'json']),
  );
  const isFake = (annotations: object) => 'kwok.x-k8s.io/node' in annotations;
  return items
    .filter(({ metadata }) => isFake(metadata.annotations ?? {}))
    .map(({ metadata }) => metadata.name);
}
