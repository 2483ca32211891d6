import type { Digest } from '../images.js';
import { Refusal } from './error.js';
import type { Answer, Asked, Question, Rule } from './rule.js';
import { beginUpload, keepBlob, uploadOf } from './store.js';

const blob = /^blobs\/([^/]+)$/;
const upload = /^blobs\/uploads\/([^/]+)$/;
const uploads = /^blobs\/uploads\/()$/;

export const blobRules: readonly Rule[] = [
  { documented: 'end-2', method: 'GET', path: blob, answer: readBlob },
  { documented: 'end-2', method: 'HEAD', path: blob, answer: readBlob },
  { documented: 'end-10', method: 'DELETE', path: blob, answer: deleteBlob },
  // 4a begins an upload, 4b brings all of it at once, 11 mounts.
  { documented: 'end-4a', method: 'POST', path: uploads, answer: openUpload },
  { documented: 'end-5', method: 'PATCH', path: upload, answer: appendChunk },
  { documented: 'end-6', method: 'PUT', path: upload, answer: finishUpload },
  { documented: 'end-13', method: 'GET', path: upload, answer: tellUpload },
];

function readBlob({ store, name, reference }: Asked): Answer {
  const bytes = store.shelf(name).blobs.get(reference as Digest);
  if (bytes === undefined) throw new Refusal('BLOB_UNKNOWN');
  const headers = { 'content-type': 'application/octet-stream', 'docker-content-digest': reference };
  return { status: 200, headers, body: bytes };
}

function deleteBlob({ store, name, reference }: Asked): Answer {
  if (store.shelf(name).blobs.delete(reference as Digest)) return { status: 202 };
  throw new Refusal('BLOB_UNKNOWN');
}

function openUpload({ store, name, question: { query, body, origin } }: Asked): Answer {
  const shelf = store.ensureShelf(name);
  if (query.has('digest')) return kept(origin, name, keepBlob(shelf, body, query.get('digest')));
  const mount = query.get('mount') as Digest | null;
  const there = mount === null ? undefined : store.find(query.get('from') ?? '')?.blobs.get(mount);
  if (mount !== null && there !== undefined) return kept(origin, name, keepBlob(shelf, there, mount));
  return accepted({ origin, name, id: beginUpload(shelf), length: 0 }, 202);
}

function appendChunk({ store, name, reference: id, question }: Asked): Answer {
  const shelf = store.shelf(name);
  const before = uploadOf(shelf, id);
  const range = /^(\d+)-(\d+)$/.exec(question.headers['content-range'] ?? '');
  const isNext =
    range === null ||
    (Number(range[1]) === before.length && Number(range[2]) === before.length + question.body.length - 1);
  if (!isNext) throw new Refusal('BLOB_UPLOAD_INVALID', uploaded(before.length));
  const bytes = joined(before, question.body);
  shelf.uploads.set(id, bytes);
  return accepted({ origin: question.origin, name, id, length: bytes.length }, 202);
}

function finishUpload({ store, name, reference: id, question }: Asked): Answer {
  const shelf = store.shelf(name);
  const bytes = joined(uploadOf(shelf, id), question.body);
  const digest = keepBlob(shelf, bytes, question.query.get('digest'));
  shelf.uploads.delete(id);
  return kept(question.origin, name, digest);
}

function tellUpload({ store, name, reference: id, question: { origin } }: Asked): Answer {
  return accepted({ origin, name, id, length: uploadOf(store.shelf(name), id).length }, 204);
}

interface Progress extends Pick<Question, 'origin'> {
  readonly name: string;
  readonly id: string;
  readonly length: number;
}

function accepted({ origin, name, id, length }: Progress, status: 202 | 204): Answer {
  const location = `${origin}/v2/${name}/blobs/uploads/${id}`;
  return { status, headers: { location, 'docker-upload-uuid': id, ...uploaded(length) } };
}

/** The last byte that has arrived, counted from 0; `0-0` as well where none has. */
const uploaded = (length: number) => ({ range: `0-${Math.max(0, length - 1)}` });

function kept(origin: string, name: string, digest: Digest): Answer {
  const location = `${origin}/v2/${name}/blobs/${digest}`;
  return { status: 201, headers: { location, 'docker-content-digest': digest } };
}

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => new Uint8Array(Buffer.concat([a, b]));
