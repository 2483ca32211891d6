import { FairleadError } from '@fairlead/model';
import type { Digest } from './images.js';

/** A repository: where manifests and blobs are kept together. */
export interface Repository {
  /** Host with its port, as it is written in a reference: `ghcr.io`, `localhost:5000`. */
  readonly registry: string;
  /** Path in the registry: `example/api`. */
  readonly name: string;
}

/** One image in a repository, by a tag that may move or by a digest that may not. */
export type Reference = { readonly repository: Repository } & (
  | { readonly tag: string; readonly digest?: Digest }
  | { readonly tag?: undefined; readonly digest: Digest }
);

// The three grammars of the OCI distribution specification, "Pulling manifests", and the one of `digest` in the
// image specification, narrowed to the algorithm that every registry has.
const nameGrammar = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/;
const tagGrammar = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const digestGrammar = /^sha256:[0-9a-f]{64}$/;
const hostGrammar = /^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-fA-F:]+\])(:[0-9]{1,5})?$/;

/** Whether the text is a digest. */
export function isDigest(text: string): text is Digest {
  return digestGrammar.test(text);
}

/** Whether the text is a tag. */
export function isTag(text: string): boolean {
  return tagGrammar.test(text);
}

/**
 * Reads `[registry/]name[:tag][@digest]`. What names no registry is on Docker Hub, and there what has no slash is
 * below `library`: the rule of Docker's own parser, which every engine follows.
 *
 * @throws FairleadError `FL_IMAGE_REFERENCE` when it is none, or has neither tag nor digest: nothing stands in
 * for `latest` here
 */
export function parseReference(text: string): Reference {
  const at = text.indexOf('@');
  const digest = at === -1 ? undefined : text.slice(at + 1);
  const named = at === -1 ? text : text.slice(0, at);
  const colon = named.lastIndexOf(':');
  const tag = colon > named.lastIndexOf('/') ? named.slice(colon + 1) : undefined;
  const repository = parseRepository(tag === undefined ? named : named.slice(0, colon), text);
  if (tag !== undefined && !isTag(tag)) throw wrong(text, `has no tag but \`${tag}\``);
  if (digest === undefined) {
    if (tag === undefined) throw wrong(text, 'has neither a tag nor a digest');
    return { repository, tag };
  }
  if (!isDigest(digest)) throw wrong(text, `has no digest but \`${digest}\``);
  return tag === undefined ? { repository, digest } : { repository, tag, digest };
}

/**
 * Reads `[registry/]name`.
 *
 * @param whole what is shown where it is wrong
 * @throws FairleadError `FL_IMAGE_REFERENCE`
 */
export function parseRepository(text: string, whole = text): Repository {
  const slash = text.indexOf('/');
  const first = slash === -1 ? '' : text.slice(0, slash);
  const hasRegistry = /[.:]/.test(first) || first === 'localhost';
  const registry = hasRegistry ? first : 'docker.io';
  const path = hasRegistry ? text.slice(slash + 1) : text;
  const name = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
  if (!hostGrammar.test(registry)) throw wrong(whole, `names no registry but \`${registry}\``);
  if (!nameGrammar.test(name) || name.length > 255) throw wrong(whole, `names no repository but \`${name}\``);
  return { registry, name };
}

/** `registry/name`, always with its registry. */
export function printRepository({ registry, name }: Repository): string {
  return `${registry}/${name}`;
}

/** `registry/name[:tag][@digest]`, always with its registry; what is printed reads back as itself. */
export function printReference({ repository, tag, digest }: Reference): string {
  const tagged = tag === undefined ? '' : `:${tag}`;
  const fixed = digest === undefined ? '' : `@${digest}`;
  return `${printRepository(repository)}${tagged}${fixed}`;
}

function wrong(value: string, what: string): FairleadError {
  const mend = 'write registry/name:tag or registry/name@sha256:…';
  return new FairleadError([{ code: 'FL_IMAGE_REFERENCE', file: '', path: '', value, what, mend }]);
}
