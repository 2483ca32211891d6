import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { appliedObjects } from '../manifests/applied.js';
import { manifestsOnDisk } from '../manifests/on-disk.js';
import { environments, manifestsFolder, objectsOf, renderedServices } from './rendered.js';
import { has, root, run } from './tools.js';

describe.skipIf(!has('kustomize')).each(environments)('kustomize build of %s', (environment) => {
  const build = (service: string) =>
    run('kustomize', ['build', `${manifestsFolder(environment)}/${service}`]);

  test.each(renderedServices(environment))('%s gives the objects that diff and check look at', (service) => {
    const built = parseAllDocuments(build(service));
    const ours = objectsOf(environment).filter(({ owner }) => owner === service);
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

// The sample has no job of its own, the golden trees have.
describe.skipIf(!has('kustomize')).each(['dev', 'prod'])(
  'kustomize build of the golden tree of %s',
  (tree) => {
    const folder = `packages/k8s/golden/${tree}/expected`;
    const objects = appliedObjects(manifestsOnDisk(root, folder));
    const services = new Set(objects.map(({ owner }) => owner));
    services.delete('_environment');

    test('gives every service the objects that diff and check look at', () => {
      for (const service of services) {
        const built = parseAllDocuments(run('kustomize', ['build', `${folder}/${service}`]));
        const ours = objects.filter(({ owner }) => owner === service);
        expect(byId(built.map((document) => document.toJS()))).toEqual(
          byId(ours.map(({ object }) => object)),
        );
      }
    });

    test('gives a job the name of its release', () => {
      expect(run('kustomize', ['build', `${folder}/orders`])).toMatch(
        /\n {2}name: orders-warm-[0-9a-f]{8}\n/,
      );
    });
  },
);

const byId = (objects: readonly unknown[]) => new Map(objects.map((each) => [idOf(each), each]));

function idOf(object: unknown): string {
  const { kind, metadata } = object as { kind: string; metadata: { name: string } };
  return `${kind}/${metadata.name}`;
}
