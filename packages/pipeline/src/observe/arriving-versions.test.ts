import { expect, test } from 'vitest';
import { released } from '../testing/released.js';
import { arrivingVersions, type VersionQuestion } from './arriving-versions.js';

const delivery = {
  strategy: 'version-release',
  versions: '*',
  prereleases: false,
  accepts: 'tracked',
  promote: 'each',
} as const;
const tags = Array.from({ length: 30 }, (_, minor) => ({ version: `1.${minor}.0` }));
const found = (of: Partial<VersionQuestion>) =>
  arrivingVersions(tags, { delivery, running: [undefined], ...of }).map(({ version }) => version);
const running = (version?: string) => ({ ...released('api', 'a'), ...(version && { version }) });

test('of versions that are below what runs none is asked about', () => {
  expect(found({ running: [running('1.28.0')] })).toEqual(['1.29.0', '1.28.0']);
});

test('where nothing runs, or nothing that has a version, the highest are asked about and no more', () => {
  for (const each of [undefined, running()]) {
    const versions = found({ running: [each] });
    expect([versions.length, versions[0], versions.at(-1)]).toEqual([20, '1.29.0', '1.10.0']);
  }
});

test('what the environment does not take keeps nothing else from being asked about', () => {
  expect(found({ delivery: { ...delivery, versions: '<1.3.0' } })).toEqual(['1.2.0', '1.1.0', '1.0.0']);
});

test('services of a set are seen from the one that is furthest behind, however far that is', () => {
  const set = { ...delivery, promote: 'together' } as const;
  expect(found({ delivery: set, running: [running('1.29.0'), running('1.2.0')] })).toHaveLength(28);
  expect(found({ delivery: set, running: [running('1.29.0'), undefined] })).toHaveLength(30);
});
