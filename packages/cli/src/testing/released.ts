import { renderObjects, synthEnvironment } from '@fairlead/k8s';
import { checkEnvironment, renderChecked } from '@fairlead/k8s/check';
import {
  type Json,
  printJson,
  printRelease,
  type Release,
  releaseSchema,
  type Service,
} from '@fairlead/model';
import { expect } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { inProd } from './definitions.js';

const commit = '00690e9000000000000000000000000000000001';
/** Of every image of such a release. */
export const digest = `sha256:${'0'.repeat(63)}1`;

/** A release of a service in production. */
export function releaseOf(
  name: string,
  tags: { readonly [image: string]: string } = { main: '00690e9' },
): Release {
  const images = Object.entries(tags).map(([image, tag]) => [image, { tag, digest, origin: 'built' }]);
  return {
    schema: releaseSchema,
    service: name,
    images: Object.fromEntries(images),
    source: { commit, at: '2026-11-20T10:00:00Z' },
    definition: { environment: 'prod', hash: `sha256:${'0'.repeat(64)}` },
  };
}

/** Codes of what is wrong with a service in production, once it is released. */
export function found(definition: Service, release = releaseOf(definition.name)): readonly string[] {
  const { environment, services } = inProd(definition);
  const running = [...services.values()].map((each) => ({ service: each, release }));
  const around = { today: '2026-11-26', author: () => undefined };
  return checkEnvironment(renderChecked(environment, running), around).findings.map(({ code }) => code);
}

/** The objects of a service in production. */
export function objectsOf(definition: Service) {
  const { environment, services } = inProd(definition);
  return [...services.values()].flatMap((each) => renderObjects(each, environment));
}

/** What a reader of YAML makes of a service's files. */
export function read(definition: Service, release: Release, version: '1.1' | '1.2'): readonly Json[] {
  const { environment, services, needs } = inProd(definition);
  const files = new Map([
    ['environment.json', printJson(environment)],
    ['needs.json', printJson(needs)],
    ...[...services.values()].map((each) => [`services/${each.name}.json`, printJson(each)] as const),
    [`releases/${definition.name}.json`, printRelease(release)],
  ]);
  return [...synthEnvironment(files).files.values()].flatMap((text) =>
    parseAllDocuments(text, { version, uniqueKeys: true }).map((document) => {
      expect(document.errors).toEqual([]);
      return document.toJS() as Json;
    }),
  );
}
