import type { JsonObject, Release, ResolvedService } from '@fairlead/model';
import type { KubeObject } from '../object.js';
import { usedImages } from '../uses.js';
import { releaseJobs } from './release-jobs.js';

const root = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization' };

/**
 * What changes with a release, and nothing else: each image's tag and digest, the version that Datadog shows, and the
 * names of Jobs that each release runs once.
 *
 * @param objects the service's, as they are written
 */
export function kustomization(
  service: ResolvedService,
  release: Release,
  objects: readonly KubeObject[],
): JsonObject {
  const images = usedImages(service).flatMap((name) => {
    const image = service.images[name];
    const released = release.images[name];
    if (image === undefined || released === undefined) return [];
    return [{ name: image.repository, newTag: released.tag, digest: released.digest }];
  });
  const pairs = { 'tags.datadoghq.com/version': versionOf(service, release) };
  const patches = releaseJobs(service, objects, { images, pairs });
  return {
    ...root,
    resources: ['objects.yaml'],
    images,
    labels: [{ pairs, fields: podTemplates }],
    ...(patches.length > 0 && { patches }),
  };
}

/** An empty kustomization, which kustomize refuses unless it says something. */
export function retiredKustomization({ namespace }: ResolvedService): JsonObject {
  return { ...root, namespace: namespace.name, resources: [] };
}

/**
 * Where pod templates have their labels. `includeTemplates` would also write into a StatefulSet's claim
 * templates, which cannot change.
 */
const podTemplates: readonly JsonObject[] = [
  ...['Deployment', 'StatefulSet', 'Job'].map((kind) => ({
    kind,
    path: 'spec/template/metadata/labels',
    create: true,
  })),
  // A Rollout that refers to a Deployment has no template, and must not get one.
  { kind: 'Rollout', path: 'spec/template/metadata/labels', create: false },
  // Of the questions of a rollout only a job has pods.
  {
    kind: 'AnalysisTemplate',
    path: 'spec/metrics/provider/job/spec/template/metadata/labels',
    create: false,
  },
  { kind: 'CronJob', path: 'spec/jobTemplate/spec/template/metadata/labels', create: true },
];

/** The semantic version, else the tag that all images built here share, else the commit; as a label's value. */
function versionOf(service: ResolvedService, { images, source, version }: Release): string {
  const used = usedImages(service).flatMap((name) => images[name] ?? []);
  const built = used.filter(({ origin }) => origin === 'built');
  const tags = new Set((built.length > 0 ? built : used).map(({ tag }) => tag));
  const [tag = source.commit] = tags.size === 1 ? tags : [];
  return (version ?? tag)
    .slice(0, 63)
    .replace(/^[^A-Za-z0-9]+/, '')
    .replace(/[^A-Za-z0-9]+$/, '');
}
