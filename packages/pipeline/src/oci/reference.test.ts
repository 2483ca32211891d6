import { FairleadError } from '@fairlead/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseReference, parseRepository, printReference, type Reference } from './reference.js';

const digest = `sha256:${'0a'.repeat(32)}` as const;

test.each([
  ['postgres:17', 'docker.io', 'library/postgres'],
  ['grafana/grafana:12.1.0', 'docker.io', 'grafana/grafana'],
  ['ghcr.io/example/api:1', 'ghcr.io', 'example/api'],
  ['localhost/api:1', 'localhost', 'api'],
  ['localhost:5000/api:1', 'localhost:5000', 'api'],
  ['[::1]:5000/api:1', '[::1]:5000', 'api'],
  ['europe-west1-docker.pkg.dev/p/r/api:1', 'europe-west1-docker.pkg.dev', 'p/r/api'],
])('%s is kept where an engine looks for it', (text, registry, name) => {
  expect(parseReference(text).repository).toEqual({ registry, name });
});

test('a tag and a digest stand side by side', () => {
  expect(parseReference(`ghcr.io/a/b:1.2@${digest}`)).toEqual({
    repository: { registry: 'ghcr.io', name: 'a/b' },
    tag: '1.2',
    digest,
  });
});

test('the port of a registry is no tag', () => {
  expect(parseRepository('localhost:5000/api')).toEqual({ registry: 'localhost:5000', name: 'api' });
  expect(() => parseReference('localhost:5000/api')).toThrow(/neither a tag nor a digest/);
});

test.each([
  ['', /no repository/],
  ['ghcr.io/a/b', /neither/],
  ['ghcr.io/A/b:1', /no repository but `A\/b`/],
  ['ghcr.io/a//b:1', /no repository/],
  ['ghcr.io/a/b:-1', /no tag but `-1`/],
  [`ghcr.io/a/b:${'1'.repeat(129)}`, /no tag/],
  ['ghcr.io/a/b@sha256:00', /no digest but `sha256:00`/],
  [`ghcr.io/a/b@${digest}@${digest}`, /no digest/],
  [`ghcr.io/a/b@md5:${'0'.repeat(32)}`, /no digest/],
  ['https://ghcr.io/a/b:1', /no registry/],
  ['-x.io/a:1', /no registry/],
  ['ghcr.io/../etc:1', /no repository/],
])('%s is no reference', (text, what) => {
  expect(() => parseReference(text)).toThrow(FairleadError);
  expect(() => parseReference(text)).toThrow(/FL_IMAGE_REFERENCE/);
  expect(() => parseReference(text)).toThrow(what);
});

const hex = fc.stringMatching(/^[0-9a-f]{64}$/);
const parts = fc.array(fc.stringMatching(/^[a-z0-9]{1,5}([._-][a-z0-9]{1,5})?$/), {
  minLength: 1,
  maxLength: 4,
});
const repositories = fc.record({
  registry: fc.constantFrom(
    'ghcr.io',
    'localhost',
    'localhost:5000',
    '127.0.0.1:80',
    '[::1]:5000',
    'a-b.c.de',
  ),
  name: parts.map((each) => each.join('/')),
});
const tags = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,30}$/);
const digests = hex.map((each) => `sha256:${each}` as const);
const references: fc.Arbitrary<Reference> = fc.oneof(
  fc.record({ repository: repositories, tag: tags }),
  fc.record({ repository: repositories, digest: digests }),
  fc.record({ repository: repositories, tag: tags, digest: digests }),
);

test('a reference that is printed reads back as itself', () => {
  fc.assert(
    fc.property(references, (reference) => {
      expect(parseReference(printReference(reference))).toEqual(reference);
    }),
  );
});
