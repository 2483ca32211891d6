import { type Release, type ResolvedService, releaseSchema } from '@fairlead/model';

/** A release of every image that a service has. Its tag looks like a number to careless readers of YAML. */
export function releaseOf(
  service: Pick<ResolvedService, 'name' | 'images'>,
  differences: Partial<Release> = {},
): Release {
  const commit = '00690e9000000000000000000000000000000001';
  const images = Object.entries(service.images).map(([name, { origin }]) => [
    name,
    { origin, tag: origin === 'vendor' ? '1.10' : '00690e9', digest: `sha256:${'0'.repeat(63)}1` },
  ]);
  return {
    schema: releaseSchema,
    service: service.name,
    images: Object.fromEntries(images),
    source: { commit, at: '2026-11-20T10:00:00Z' },
    definition: { environment: 'dev', hash: `sha256:${'0'.repeat(64)}` },
    ...differences,
  };
}
