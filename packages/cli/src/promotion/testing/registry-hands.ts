import { parseReference } from '@fairlead/pipeline';
import { buildImage } from '@fairlead/pipeline/images';
import type { Harbour } from './harbour.js';

const accept = 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json';

/** What somebody with a mutable tag does: it names another image from now on. */
export async function moveTag(quay: Harbour, name: string, tag: string): Promise<void> {
  await quay.publish(name, 'moved', new Map([['moved', tag]]));
  const address = addressOf(quay, name);
  const there = await fetch(`${address}/moved`, { headers: { accept } });
  const headers = { 'content-type': there.headers.get('content-type') ?? '' };
  await fetch(`${address}/${tag}`, { method: 'PUT', headers, body: await there.arrayBuffer() });
}

/** What a builder pushes that builds for other processors. */
export async function publishFor(
  platforms: readonly string[],
  quay: Harbour,
  { name, tag }: { readonly name: string; readonly tag: string },
): Promise<void> {
  const origin = {
    revision: tag,
    source: 'https://git.example.com/quay.git',
    created: '2026-11-26T10:00:00Z',
  };
  const { repository } = parseReference(`${quay.registry.host}/${name}:x`);
  await quay.client.push({ repository, tag, ...buildImage({ layers: [], start: {}, origin, platforms }) });
}

/** What a clean-up of old images does. */
export async function cleanUp(quay: Harbour, name: string, tag: string): Promise<void> {
  const address = addressOf(quay, name);
  const there = await fetch(`${address}/${tag}`, { method: 'HEAD', headers: { accept } });
  const digest = there.headers.get('docker-content-digest') ?? '';
  const gone = await fetch(`${address}/${digest}`, { method: 'DELETE' });
  if (!gone.ok) throw new Error(`${name}:${tag} is not there to be cleaned up`);
}

const addressOf = ({ registry }: Harbour, name: string): string =>
  `http://${registry.host}/v2/${name}/manifests`;
