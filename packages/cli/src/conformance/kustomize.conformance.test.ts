import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { manifestsOnDisk } from '../manifests/on-disk.js';
import { environments, manifestsFolder, objectsOf, renderedServices } from './rendered.js';
import { has, root, run } from './tools.js';

describe.skipIf(!has('kustomize')).each(environments)('kustomize build of %s', (environment) => {
  const build = (service: string) =>
    run('kustomize', ['build', `${manifestsFolder(environment)}/${service}`]);

  test.each(renderedServices(environment))('%s gives the objects that diff and check look at', (service) => {
    const built = parseAllDocuments(build(service));
    const ours = objectsOf(environment).filter(({ owner }) => owner === service);
    const byId = (objects: readonly unknown[]) => new Map(objects.map((each) => [idOf(each), each]));
    expect(byId(built.map((document) => document.toJS()))).toEqual(byId(ours.map(({ object }) => object)));
  });

  test.each(renderedServices(environment))('%s runs images with tag and digest only', (service) => {
    const images = build(service).match(/(?<=\bimage: ).*/g);
    expect(images?.length).toBeGreaterThan(0);
    for (const image of images ?? []) expect(image).toMatch(/^[^:@]+:[\w.-]+@sha256:[0-9a-f]{64}$/);
  });

  test.each(renderedServices(environment))('%s runs what its release says, by commit', (service) => {
    const release = manifestsOnDisk(root, manifestsFolder(environment)).get(`${service}/kustomization.yaml`);
    const released = release?.match(/(?<=^ {2}- name: ).*/gm);
    const images = build(service).match(/(?<=\bimage: ).*/g) ?? [];
    expect(released?.length).toBeGreaterThan(0);
    for (const name of released ?? [])
      expect(images).toContainEqual(expect.stringMatching(new RegExp(`^${name}:[0-9a-f]{40}@sha256:`)));
  });
});

function idOf(object: unknown): string {
  const { kind, metadata } = object as { kind: string; metadata: { name: string } };
  return `${kind}/${metadata.name}`;
}
