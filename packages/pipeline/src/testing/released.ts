import { type Release, releaseSchema } from '@fairlead/model';

/** A release of a service that was built from a commit of one repeated hexadecimal digit. */
export function released(service: string, digit: string, fields: Partial<Release> = {}): Release {
  return {
    schema: releaseSchema,
    service,
    images: { main: { tag: digit.repeat(40), digest: `sha256:${digit.repeat(64)}`, origin: 'built' } },
    source: { commit: digit.repeat(40), at: '2026-05-01T12:00:00Z' },
    definition: { environment: 'dev', hash: `sha256:${'0'.repeat(64)}` },
    ...fields,
  };
}
