import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { environments, manifestsFolder, objectsOf, renderedServices } from './rendered.js';
import { has, run } from './tools.js';

describe.skipIf(!has('kustomize')).each(environments)('kustomize build of %s', (environment) => {
  test.each(renderedServices(environment))('%s gives the objects that diff and check look at', (service) => {
    const built = parseAllDocuments(
      run('kustomize', ['build', `${manifestsFolder(environment)}/${service}`]),
    );
    const ours = objectsOf(environment).filter(({ owner }) => owner === service);
    const byId = (objects: readonly unknown[]) => new Map(objects.map((each) => [idOf(each), each]));
    expect(byId(built.map((document) => document.toJS()))).toEqual(byId(ours.map(({ object }) => object)));
  });

  test.each(renderedServices(environment))('%s runs images with tag and digest only', (service) => {
    const images = run('kustomize', ['build', `${manifestsFolder(environment)}/${service}`]).match(
      /(?<=\bimage: ).*/g,
    );
    expect(images?.length).toBeGreaterThan(0);
    for (const image of images ?? []) expect(image).toMatch(/^[^:@]+:[0-9a-f]{40}@sha256:[0-9a-f]{64}$/);
  });
});

function idOf(object: unknown): string {
  const { kind, metadata } = object as { kind: string; metadata: { name: string } };
  return `${kind}/${metadata.name}`;
}
