import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FairleadError, type Problem } from '../problem.js';
import { definitionHash } from './definition-hash.js';
import { parseRelease, printRelease, type Release, releaseSchema } from './release.js';

const file = 'apps/environments/dev/releases/api.json';
const hash = `sha256:${'0a'.repeat(32)}`;
const image = { tag: '00690e9', digest: hash, origin: 'built' } as const;
const release: Release = {
  schema: releaseSchema,
  service: 'api',
  images: { main: image },
  source: { commit: '00690e9'.padEnd(40, '0'), at: '2026-11-02T09:30:00Z' },
  definition: { environment: 'dev', hash },
};

function problemsOf(content: unknown): readonly Problem[] {
  try {
    parseRelease(file, typeof content === 'string' ? content : JSON.stringify(content));
    return [];
  } catch (error) {
    if (error instanceof FairleadError) return error.problems;
    throw error;
  }
}

const hex = (length: number) =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
    .map((digits) => digits.join(''));
const digests = hex(64).map((digits) => `sha256:${digits}`);
const names = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/),
  fc.constantFrom('constructor', 'prototype', 'toString'),
);
const releases: fc.Arbitrary<Release> = fc.record(
  {
    schema: fc.constant(releaseSchema),
    service: names,
    // Tags that a YAML parser would take for numbers are tags like any other.
    images: fc.dictionary(
      names,
      fc.record({
        tag: fc.oneof(hex(7), fc.constantFrom('1e10', '0123', '12345678', '1.10', 'null')),
        digest: digests,
        origin: fc.constantFrom('built' as const, 'external' as const, 'vendor' as const),
      }),
    ),
    source: fc.record(
      {
        commit: hex(40),
        at: fc
          .date({ min: new Date(0), max: new Date('2999-01-01'), noInvalidDate: true })
          .map((date) => date.toISOString()),
        branchedFrom: hex(40),
      },
      { requiredKeys: ['commit', 'at'] },
    ),
    version: fc.tuple(fc.nat(), fc.nat(), fc.nat()).map((parts) => parts.join('.')),
    definition: fc.record({ environment: names, hash: digests }),
    schemas: fc.dictionary(names, hex(4)),
    renderedFrom: hex(40),
  },
  { requiredKeys: ['schema', 'service', 'images', 'source', 'definition'] },
);

test('a release that is printed reads back as itself', () => {
  fc.assert(
    fc.property(releases, (each) => {
      const read = parseRelease(file, printRelease(each));
      // A dictionary of fast-check has no prototype.
      expect(read).toEqual(structuredClone(each));
      expect(printRelease(read)).toBe(printRelease(each));
    }),
  );
});

test.each([
  [
    'the tag latest',
    'images.main.tag',
    { ...release, images: { main: { ...image, tag: 'latest' } } },
    /latest/,
  ],
  [
    'a tag with a slash',
    'images.main.tag',
    { ...release, images: { main: { ...image, tag: 'a/b' } } },
    /not an image tag/,
  ],
  [
    'a short digest',
    'images.main.digest',
    { ...release, images: { main: { ...image, digest: 'sha256:00' } } },
    /not a digest/,
  ],
  [
    'no digest',
    'images.main.digest',
    { ...release, images: { main: { tag: 'a', origin: 'built' } } },
    /digest/,
  ],
  [
    'an unknown origin',
    'images.main.origin',
    { ...release, images: { main: { ...image, origin: 'mine' } } },
    /built/,
  ],
  [
    'a branch point that is none',
    'source.branchedFrom',
    { ...release, source: { ...release.source, branchedFrom: 'main' } },
    /40/,
  ],
  [
    'a name that no object can have',
    'images.__proto__',
    JSON.parse(`{"images":{"__proto__":${JSON.stringify(image)}}}`, (name, value) =>
      name === '' ? { ...release, ...value } : value,
    ),
    /__proto__/,
  ],
  ['images in a list', 'images', { ...release, images: [image] }, /object/],
  ['an unknown field', 'Notes', { ...release, Notes: 'x' }, /Notes/],
  ['a branch for a definition', 'renderedFrom', { ...release, renderedFrom: 'main' }, /40/],
  ['a short commit', 'source.commit', { ...release, source: { ...release.source, commit: '00690e9' } }, /40/],
  [
    'a time elsewhere',
    'source.at',
    { ...release, source: { ...release.source, at: '2026-11-02T09:30:00+01:00' } },
    /UTC/,
  ],
  [
    'a time without its T',
    'source.at',
    { ...release, source: { ...release.source, at: '2026-11-02 09:30:00Z' } },
    /UTC/,
  ],
  [
    'a day that is none',
    'source.at',
    { ...release, source: { ...release.source, at: '2026-13-02T09:30:00Z' } },
    /UTC/,
  ],
  ['a version that is none', 'version', { ...release, version: '1.2' }, /semantic version/],
  ['another format', 'schema', { ...release, schema: 'fairlead.release/2' }, /fairlead.release\/1/],
])('a release with %s is refused there', (_, path, content, what) => {
  expect(problemsOf(content)).toEqual([
    expect.objectContaining({ code: 'FL_RELEASE', file, path, what: expect.stringMatching(what) }),
  ]);
});

test('every wrong field of a release is told', () => {
  const problems = problemsOf({
    ...release,
    service: '',
    images: { main: { ...image, tag: 'latest', digest: '' } },
  });
  expect(problems.map(({ path }) => path)).toEqual(['images.main.digest', 'images.main.tag', 'service']);
});

test.each([
  ['half a file', '{ "schema": '],
  ['nothing', ''],
  ['a conflict', '<<<<<<< HEAD\n{}'],
])('%s is no release', (_, text) => {
  expect(problemsOf(text)).toEqual([expect.objectContaining({ code: 'FL_RELEASE_JSON', file, path: '' })]);
});

test('JSON that is no object is no release', () => {
  expect(problemsOf('"api"')).toEqual([expect.objectContaining({ code: 'FL_RELEASE', file, path: '' })]);
});

test('the hash of a definition is the one that other tools print', () => {
  const known = 'sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae';
  expect(definitionHash('foo')).toBe(known);
});
