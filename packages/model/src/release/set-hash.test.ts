import { expect, test } from 'vitest';
import { type Release, releaseSchema } from './release.js';
import { setHash } from './set-hash.js';

const digest = `sha256:${'0a'.repeat(32)}`;
const release = (service: string, commit = 'a'): Release => ({
  schema: releaseSchema,
  service,
  images: { main: { tag: commit, digest, origin: 'built' } },
  source: { commit: commit.repeat(40), at: '2026-11-02T09:30:00Z' },
  definition: { environment: 'dev', hash: digest },
});

test('a set is the same one in whatever order it was put together', () => {
  const { schema, ...rest } = release('api');
  expect(setHash({ web: release('web'), api: release('api') })).toBe(
    setHash({ api: { ...rest, schema }, web: release('web') }),
  );
});

test('a set with another release, another definition, another service or one more is another one', () => {
  const sets = [
    {},
    { api: release('api') },
    { api: release('api', 'b') },
    { api: { ...release('api'), renderedFrom: 'c'.repeat(40) } },
    { api: { ...release('api'), renderedFrom: 'd'.repeat(40) } },
    { web: release('api') },
    { api: release('api'), web: release('web') },
  ];
  expect(new Set(sets.map(setHash)).size).toBe(sets.length);
});

test('the hash of a set is kept in Git, so it stays what it is', () => {
  expect(setHash({ api: release('api') })).toMatchInlineSnapshot(
    `"sha256:fe79cbbc281ee293b05308cb8c8344ba2e466dc1165f65b9f03db4f4acf8ffed"`,
  );
});
