import type { ResolvedDelivery } from '@fairlead/model';
import { expect, test } from 'vitest';
import { merging, placed, promoting, refusals, Story, skips, versioned } from '../../testing/world/story.js';
import { strategies } from './table.js';

const digests = (): ResolvedDelivery => ({
  strategy: 'digest-commit',
  branch: 'deploy/dev',
  accepts: 'tracked',
  promote: 'each',
});

test('commit on merge: each merge arrives by one commit, newest first', () => {
  const story = new Story({ places: [merging('dev')] });
  story.ship('api');
  const newest = story.ship('api');
  const { actions } = story.run();
  expect(actions).toHaveLength(1);
  expect(actions[0]).toMatchObject({
    kind: 'write-ledger',
    reason: [`dev/api: first release → ${newest.slice(0, 7)}`],
  });
  expect(story.commitOf('dev/api')).toBe(newest);
});

test('commit on merge: a commit that changes no service gives no release', () => {
  const story = new Story({ places: [merging('dev')] });
  const commit = story.ship('api');
  story.run();
  story.commit([]);
  expect(skips(story.run())).toEqual(['dev/api unchanged']);
  expect(story.commitOf('dev/api')).toBe(commit);
});

test('commit on merge: a branch build never arrives by itself', () => {
  const story = new Story({ places: [merging('dev', { accepts: 'any' })] });
  const base = story.ship('api');
  story.run();
  story.ship('api', { branch: 'feature', parent: base });
  story.settle();
  expect(story.commitOf('dev/api')).toBe(base);
});

test('pull request: what was tested is what ships, byte for byte, and at the same time as it is written', () => {
  const story = new Story({ places: [merging('stg'), promoting('prod', 'stg')] });
  story.ship('api', { version: '1.0.0', schemas: { moorings: '0002' } });
  const { actions } = story.run();
  expect(actions.map(({ kind }) => kind)).toEqual(['write-ledger', 'open-request']);
  story.merge('prod');
  expect(story.release('prod/api')).toEqual(story.release('stg/api'));
  expect(skips(story.run())).toContain('prod/api unchanged');
});

test('pull request: a chain of environments is proposed one after the other', () => {
  const story = new Story({ places: [promoting('prod', 'stg'), promoting('stg', 'dev'), merging('dev')] });
  const commit = story.ship('api');
  story.settle();
  expect([story.open('stg').length, story.open('prod').length]).toEqual([1, 0]);
  story.merge('stg');
  story.settle();
  story.merge('prod');
  expect(story.commitOf('prod/api')).toBe(commit);
});

test('pull request: merged by itself once nothing holds it, not before the other is healthy', () => {
  const story = new Story({ places: [merging('stg'), promoting('prod', 'stg', { autoMerge: true })] });
  const commit = story.ship('api');
  story.run();
  story.world = { ...story.world, health: { 'stg/api': false } };
  story.settle();
  expect(story.open('prod')[0]?.statuses['fairlead/gate']).toEqual({
    state: 'pending',
    words: 'api is not healthy in stg yet',
  });
  story.world = { ...story.world, health: { 'stg/api': true } };
  story.settle();
  expect(story.commitOf('prod/api')).toBe(commit);
});

test('pull request: images of another registry are copied by digest, never built again', () => {
  const prod = { ...promoting('prod', 'stg'), registry: 'prod.example.com' };
  const story = new Story({ places: [merging('stg'), prod] });
  const commit = story.ship('api');
  const made = story.run();
  const copies = [
    expect.objectContaining({
      from: 'registry.example.com/api-main',
      to: 'prod.example.com/api-main',
      tag: commit,
    }),
  ];
  expect(made.actions).toContainEqual(
    expect.objectContaining({
      request: expect.objectContaining({ releases: [expect.objectContaining({ copies })] }),
    }),
  );
  story.merge('prod');
  expect(story.release('prod/api')?.images).toEqual(story.release('stg/api')?.images);
});

test('version release: the highest version in range arrives, whatever was tagged last', () => {
  const story = new Story({ places: [versioned('prod', { versions: '^1.0.0' })] });
  story.ship('api', { version: '1.9.0' });
  const highest = story.ship('api', { version: '1.10.0' });
  story.ship('api', { version: '2.0.0' });
  story.ship('api');
  story.run();
  expect(story.commitOf('prod/api')).toBe(highest);
  expect(story.release('prod/api')?.version).toBe('1.10.0');
});

test('version release: a lower version never replaces a higher one', () => {
  const story = new Story({ places: [versioned('prod')] });
  const high = story.ship('api', { version: '2.0.0' });
  story.run();
  story.ship('api', { version: '1.5.0' });
  story.world = {
    ...story.world,
    sources: story.world.sources.map(({ version, ...rest }) =>
      version === '2.0.0' ? rest : { ...rest, ...(version && { version }) },
    ),
  };
  expect(skips(story.run())).toEqual(['prod/api downgrade']);
  expect(story.commitOf('prod/api')).toBe(high);
});

test('version release: pre-releases reach the environments that take them', () => {
  const story = new Story({ places: [versioned('stg', { prereleases: true }), versioned('prod')] });
  const stable = story.ship('api', { version: '1.0.0' });
  const candidate = story.ship('api', { version: '1.1.0-rc.1' });
  story.settle();
  expect([story.commitOf('stg/api'), story.commitOf('prod/api')]).toEqual([candidate, stable]);
});

test('version release: a version that was tagged again on another commit is refused', () => {
  const story = new Story({ places: [versioned('prod')] });
  const first = story.ship('api', { version: '1.0.0' });
  story.run();
  story.world = { ...story.world, sources: story.world.sources.map(({ version: _moved, ...rest }) => rest) };
  story.ship('api', { version: '1.0.0' });
  expect(refusals(story.run())).toEqual(['prod/api FL_VERSION_MOVED']);
  expect(story.commitOf('prod/api')).toBe(first);
});

test('digest commit: written to a branch that is its ledger', () => {
  const dev = { ...placed('dev', digests()), branch: 'deploy/dev' };
  const story = new Story({ places: [dev, merging('stg')] });
  const commit = story.ship('api');
  const { actions } = story.run();
  expect(actions.map((each) => each.kind === 'write-ledger' && [each.ledger.branch, each.expect])).toEqual([
    ['deploy/dev', 'absent'],
    ['main', 'absent'],
  ]);
  expect(story.commitOf('dev/api')).toBe(commit);
});

test('digest commit: where the definition arrives with the release, its change alone is released', () => {
  const dev = { ...placed('dev', digests()), branch: 'deploy/dev' };
  const story = new Story({ places: [dev, merging('stg')] });
  story.ship('api');
  story.run();
  story.define('dev/api', 'stg/api');
  const made = story.run();
  expect(made.actions.filter(({ kind }) => kind === 'write-ledger')).toEqual([
    expect.objectContaining({ ledger: { repository: '', branch: 'deploy/dev' } }),
  ]);
  expect(skips(made)).toEqual(['stg/api unchanged']);
});

test.each(Object.entries(strategies).filter(([, strategy]) => strategy === 'comes-later'))(
  '%s is refused by name until it comes',
  (strategy) => {
    const delivery = { strategy, follow: 'main', accepts: 'tracked', promote: 'each' } as ResolvedDelivery;
    const story = new Story({ places: [placed('dev', delivery)] });
    story.ship('api');
    expect(refusals(story.run())).toEqual(['dev/_all FL_STRATEGY_LATER']);
    expect(story.release('dev/api')).toBeUndefined();
  },
);
