import { digestOf } from '../digest.js';
import { RegistryFailure } from '../failure.js';
import type { Digest } from '../images.js';
import { type Manifest, parseManifest } from '../manifest.js';
import { isDigest, isTag } from '../reference.js';
import { Refusal } from './error.js';
import type { Answer, Asked, Rule } from './rule.js';
import { named, type Shelf } from './store.js';

const manifest = /^manifests\/([^/]+)$/;

export const manifestRules: readonly Rule[] = [
  { documented: 'end-3', method: 'GET', path: manifest, answer: readManifest },
  { documented: 'end-3', method: 'HEAD', path: manifest, answer: readManifest },
  { documented: 'end-7', method: 'PUT', path: manifest, answer: writeManifest },
  { documented: 'end-9', method: 'DELETE', path: manifest, answer: deleteManifest },
  { documented: 'end-8', method: 'GET', path: /^tags\/list()$/, answer: listTags },
];

function readManifest({ store, name, reference }: Asked): Answer {
  const { digest, stored } = named(store.shelf(name), reference);
  const headers = { 'content-type': stored.mediaType, 'docker-content-digest': digest };
  return { status: 200, headers, body: stored.bytes };
}

function writeManifest({ store, name, reference, question: { body, headers, origin } }: Asked): Answer {
  const shelf = store.ensureShelf(name);
  const read = readable(body, headers['content-type'] ?? '');
  if (!hasAllOf(shelf, read)) throw new Refusal('MANIFEST_BLOB_UNKNOWN');
  const digest = digestOf(body);
  if (isDigest(reference) ? reference !== digest : !isTag(reference)) throw new Refusal('DIGEST_INVALID');
  shelf.manifests.set(digest, { bytes: body, mediaType: read.mediaType });
  if (!isDigest(reference)) shelf.tags.set(reference, digest);
  const location = `${origin}/v2/${name}/manifests/${digest}`;
  return { status: 201, headers: { location, 'docker-content-digest': digest } };
}

function readable(body: Uint8Array, contentType: string): Manifest {
  try {
    return parseManifest(body, contentType, 'manifest');
  } catch (error) {
    if (error instanceof RegistryFailure) throw new Refusal('MANIFEST_INVALID');
    throw error;
  }
}

/** A registry should refuse what it could never hand out whole. */
function hasAllOf(shelf: Shelf, read: Manifest): boolean {
  if (read.kind === 'index') return read.manifests.every(({ digest }) => shelf.manifests.has(digest));
  return [read.config, ...read.layers].every(
    ({ digest, urls }) => urls !== undefined || shelf.blobs.has(digest),
  );
}

/** By digest with every tag that names it; by tag the tag alone. */
function deleteManifest({ store, name, reference }: Asked): Answer {
  const shelf = store.shelf(name);
  if (!isDigest(reference)) {
    if (shelf.tags.delete(reference)) return { status: 202 };
    throw new Refusal('MANIFEST_UNKNOWN');
  }
  if (!shelf.manifests.delete(reference)) throw new Refusal('MANIFEST_UNKNOWN');
  for (const tag of tagsOf(shelf, reference)) shelf.tags.delete(tag);
  return { status: 202 };
}

const tagsOf = ({ tags }: Shelf, digest: Digest) =>
  [...tags].filter(([, each]) => each === digest).map(([tag]) => tag);

/** In lexical order; `n` a page, `last` the one before it, `Link` where there is more. */
function listTags({ store, name, question: { query, origin } }: Asked): Answer {
  const tags = [...store.shelf(name).tags.keys()].sort();
  const last = query.get('last');
  const left = last === null ? tags : tags.filter((tag) => tag > last);
  const page = left.slice(0, query.has('n') ? Number(query.get('n')) : left.length);
  const next = `${origin}/v2/${name}/tags/list?n=${query.get('n')}&last=${page.at(-1)}`;
  const more = page.length > 0 && page.length < left.length ? { link: `<${next}>; rel="next"` } : {};
  const headers = { 'content-type': 'application/json', ...more };
  return { status: 200, headers, body: JSON.stringify({ name, tags: page }) };
}
