import { lengthen } from '@fairlead/pipeline/testing';
import { expect, test } from 'vitest';
import type { Harbour } from '../testing/harbour.js';
import { harbours } from '../testing/harbours.js';

// Tags of the whole repository: to a service that a version did not change, it is on the commit of the one before.

const harbour = harbours();
const versions = { delivery: { strategy: 'version-release' } };
const together = { delivery: { ...versions.delivery, promote: 'together' } };
const tag = (quay: Harbour, name: string, commit: string) => quay.bare.git.run(['tag', name, commit]);
const running = async (quay: Harbour, place: string) => {
  const release = await quay.release(place);
  return [release?.version, release?.source.commit];
};

test('release by version: of two versions on one commit the higher one arrives, and neither is lost', async () => {
  const quay = await harbour({ environments: { dev: versions }, services: ['api'] });
  const commit = await quay.ship('api');
  for (const name of ['v1.2.0', 'v1.3.0', 'v1.10.0-rc.1']) await tag(quay, name, commit);
  await quay.does('promote');
  expect(await running(quay, 'dev/api')).toEqual(['1.3.0', commit]);
  const lower = ['release', '--env', 'dev', '--service', 'api', '--version', '1.2.0'] as const;
  expect(await quay.refused(...lower)).toContain('FL_DOWNGRADE: 1.2.0 is lower than 1.3.0');
  // Whoever tags the repository names nothing new of a service that it does not change.
  await tag(quay, 'v1.4.0', commit);
  expect(await quay.does('promote')).toContain('(unchanged)');
  await quay.does('release', '--env', 'dev', '--service', 'api', '--version', '1.4.0');
  expect(await running(quay, 'dev/api')).toEqual(['1.4.0', commit]);
});

test('release by version: a set moves as it was tagged, whichever of its services a version changed', async () => {
  const quay = await harbour({ environments: { dev: together } });
  const first = await quay.ship(['api', 'web']);
  await tag(quay, 'v1.0.0', first);
  await quay.does('promote');
  const api = await quay.ship('api');
  await tag(quay, 'v1.1.0', api);
  const web = await quay.commit('web');
  await tag(quay, 'v1.2.0', web);
  // As long as a build is late, the set is at the version before, which is on one commit with another to each of them.
  await quay.does('promote');
  expect(await running(quay, 'dev/api')).toEqual(['1.1.0', api]);
  expect(await running(quay, 'dev/web')).toEqual(['1.1.0', first]);
  await quay.build(web, 'web');
  await quay.does('promote');
  expect(await running(quay, 'dev/api')).toEqual(['1.2.0', api]);
  expect(await running(quay, 'dev/web')).toEqual(['1.2.0', web]);
  expect(await quay.does('promote')).toContain('(unchanged)');
});

test('release by version: a commit by name is released as the highest of its versions', async () => {
  const quay = await harbour({ environments: { dev: versions }, services: ['api'] });
  const commit = await quay.ship('api');
  for (const name of ['v1.9.0', 'v1.10.0']) await tag(quay, name, commit);
  // Somebody who names the tip means the commit that built what it holds.
  await quay.edit({ 'README.md': 'more\n' });
  await quay.does('release', '--env', 'dev', '--service', 'api', '--commit', 'main');
  expect(await running(quay, 'dev/api')).toEqual(['1.10.0', commit]);
});

/** Commits whose images a registry was asked for since a request of it, oldest first. */
function askedSince({ registry }: Harbour, since: number): readonly string[] {
  const tags = registry.requests.slice(since).flatMap((each) => /manifests\/(\w{40})$/.exec(each)?.[1] ?? []);
  return [...new Set(tags)];
}

test('release by version: of the tags of years none is asked about that could not arrive', async () => {
  const quay = await harbour({ environments: { dev: versions }, services: ['api'] });
  const path = 'apps/services/api/main.txt';
  await lengthen(quay.bare, { path, branch: 'main', message: 'change api', count: 40 });
  const commits = (await quay.bare.git.run(['rev-list', '--max-count=40', 'main'])).trim().split('\n');
  for (const [at, commit] of commits.toReversed().entries()) await tag(quay, `v0.${at}.0`, commit);
  await quay.does('promote');
  // Nothing runs yet: an older version that is built would do.
  expect(askedSince(quay, 0).toSorted()).toEqual(commits.slice(0, 20).toSorted());

  const built = await quay.ship('api');
  await tag(quay, 'v1.0.0', built);
  await quay.does('promote');
  expect(await running(quay, 'dev/api')).toEqual(['1.0.0', built]);
  const before = quay.registry.requests.length;
  expect(await quay.does('promote')).toContain('(unchanged)');
  expect(askedSince(quay, before)).toEqual([built]);
});
