import { expect, test } from 'vitest';
import { observeWorld } from '../../testing/world/observe-world.js';
import { merging, placed, promoting, refusals, Story, skips } from '../../testing/world/story.js';
import type { ObservedService } from '../observed.js';
import { plan } from '../plan.js';

/** The plan of a story in which one service of an environment is seen otherwise. */
function seenOtherwise(
  story: Story,
  at: string,
  change: (seen: ObservedService) => Partial<ObservedService>,
) {
  const [environment, service = ''] = at.split('/');
  const observed = observeWorld(story.world);
  const environments = observed.environments.map((each) => {
    const seen = each.services[service];
    if (each.settings.name !== environment || seen === undefined) return each;
    return { ...each, services: { ...each.services, [service]: { ...seen, ...change(seen) } } };
  });
  return plan({ ...observed, environments }, story.now);
}

const services = { api: ['main'], web: ['main'] };

test('a release file that cannot be read keeps its service as it is, is named, and stops nobody else', () => {
  const story = new Story({ places: [merging('dev')], services });
  story.ship(['api', 'web']);
  story.run();
  story.ship(['api', 'web']);
  const made = seenOtherwise(story, 'dev/api', ({ release: _corrupt, ...seen }) => ({
    ...seen,
    releaseProblem: {
      code: 'FL_RELEASE_JSON',
      file: 'api.json',
      path: '',
      value: undefined,
      what: 'is not JSON',
      mend: 'mend it',
    },
  }));
  expect(refusals(made)).toEqual(['dev/api FL_RELEASE_JSON']);
  expect(made.actions[0]).toMatchObject({ kind: 'write-ledger', releases: [{ service: 'web' }] });
});

/** A definition that cannot be read: nothing follows from it. */
const cutOff = (file: string) => ({
  images: {},
  candidates: [],
  definitionProblem: {
    code: 'FL_RESOLVED_JSON',
    file,
    path: '',
    value: undefined,
    what: 'is not JSON',
    mend: 'run projen',
  } as const,
});

test('a definition that cannot be read keeps its service as it is, is named, and stops nobody else', () => {
  const story = new Story({ places: [merging('dev')], services });
  story.ship(['api', 'web']);
  const made = seenOtherwise(story, 'dev/api', () => cutOff('api.json'));
  expect(refusals(made)).toEqual(['dev/api FL_RESOLVED_JSON']);
  expect(made.actions).toContainEqual(
    expect.objectContaining({ problem: expect.objectContaining({ what: 'api.json is not JSON' }) }),
  );
  expect(made.actions[0]).toMatchObject({ kind: 'write-ledger', releases: [{ service: 'web' }] });
});

test('a set waits for the definition of each of its services', () => {
  const together = merging('dev', { promote: 'together' });
  const story = new Story({ places: [together], services });
  story.ship(['api', 'web']);
  const made = seenOtherwise(story, 'dev/api', () => cutOff('api.json'));
  expect(refusals(made)).toEqual(['dev/_all FL_RESOLVED_JSON']);
  expect(skips(made)).toEqual(['dev/_all waits-for-set']);
  expect(made.actions).toContainEqual(
    expect.objectContaining({ words: 'waits for api: the set moves together' }),
  );
});

test('what stands behind a definition that cannot be read is not proposed, and an open request says why', () => {
  const story = new Story({ places: [merging('dev'), promoting('prod', 'dev')], services });
  story.ship(['api', 'web']);
  story.settle();
  const made = seenOtherwise(story, 'dev/api', () => cutOff('dev/api.json'));
  expect(refusals(made)).toEqual(['dev/api FL_RESOLVED_JSON', 'prod/api FL_RESOLVED_JSON']);
  expect(made.actions).toContainEqual(
    expect.objectContaining({
      kind: 'set-status',
      status: { state: 'failure', words: 'dev/api.json is not JSON' },
    }),
  );
});

test('a registry that does not tell of one service keeps that one as it is, and stops nobody else', () => {
  const story = new Story({ places: [merging('dev')], services });
  story.ship(['api', 'web']);
  story.run();
  const newer = story.ship(['api', 'web']);
  const problem = {
    code: 'FL_REGISTRY_DENIED',
    file: '',
    path: 'ghcr.io/quay/api',
    value: undefined,
    what: 'the registry refuses it',
    mend: 'log in',
  } as const;
  const made = seenOtherwise(story, 'dev/api', ({ candidates }) => ({
    candidates: candidates.map((each) =>
      each.commit === newer ? { ...each, images: { main: { state: 'absent', problem } } } : each,
    ),
  }));
  expect(refusals(made)).toEqual(['dev/api FL_REGISTRY_DENIED']);
  expect(made.actions[0]).toMatchObject({ kind: 'write-ledger', releases: [{ service: 'web' }] });
  expect(made.actions[1]).toMatchObject({
    problem: { file: 'dev/api', what: 'ghcr.io/quay/api: the registry refuses it', mend: 'log in' },
  });
});

test('nothing new is released of what is retired', () => {
  const story = new Story({ places: [merging('dev')] });
  story.ship('api');
  expect(skips(seenOtherwise(story, 'dev/api', () => ({ retired: true })))).toEqual(['dev/api retired']);
});

test('a service that awaits its first release says so', () => {
  const story = new Story({ places: [merging('dev'), promoting('prod', 'dev')] });
  expect(skips(story.run())).toEqual(['dev/api awaiting-first', 'prod/api awaiting-first']);
});

test('a branch build in one environment stays out of those that accept tracked commits alone', () => {
  const story = new Story({ places: [merging('dev', { accepts: 'any' }), promoting('prod', 'dev')] });
  const base = story.ship('api');
  story.run();
  const feature = story.ship('api', { branch: 'feature', parent: base });
  const release = story.release('dev/api');
  if (release === undefined) throw new Error('it was released');
  const images = {
    main: { tag: feature, digest: Object.values(story.world.images)[1] ?? '', origin: 'built' as const },
  };
  story.write('dev/api', {
    ...release,
    images,
    source: { ...release.source, commit: feature, branchedFrom: base },
  });
  const made = story.run();
  expect(skips(made)).toContain('prod/api off-branch');
  expect(refusals(made)).toEqual([]);
});

const onArm = (seen: ObservedService, platforms?: readonly string[]): Partial<ObservedService> => ({
  images: Object.fromEntries(
    Object.entries(seen.images).map(([name, image]) => [name, { ...image, processors: ['amd64', 'arm64'] }]),
  ),
  candidates: seen.candidates.map((each) => ({
    ...each,
    images: Object.fromEntries(
      Object.entries(each.images).map(([name, image]) => [
        name,
        { ...image, ...(platforms && { platforms }) },
      ]),
    ),
  })),
});

test.each([
  [['linux/amd64'], ['dev/api FL_IMAGE_PROCESSOR']],
  [['linux/amd64', 'windows/arm64'], ['dev/api FL_IMAGE_PROCESSOR']],
  [['linux/amd64', 'linux/arm64'], []],
  [['linux/amd64/v2', 'linux/arm64/v8'], []],
  // One that does not say may run anywhere.
  [undefined, []],
] as const)('an image for %s on nodes with both processors: %s', (platforms, refused) => {
  const story = new Story({ places: [merging('dev')] });
  story.ship('api');
  const made = seenOtherwise(story, 'dev/api', (seen) => onArm(seen, platforms));
  expect(refusals(made)).toEqual(refused);
  story.apply(made);
  expect(story.release('dev/api') === undefined).toBe(refused.length > 0);
});

test('an image that is not built for the nodes of production says so in its open request', () => {
  const story = new Story({ places: [merging('dev'), promoting('prod', 'dev', { autoMerge: true })] });
  story.ship('api');
  story.run();
  story.apply(seenOtherwise(story, 'prod/api', (seen) => onArm(seen, ['linux/amd64'])));
  expect(story.open('prod')[0]?.statuses['fairlead/gate']).toEqual({
    state: 'failure',
    words: 'would run on nodes that cannot start it: main is not built for linux/arm64',
  });
  story.merge('prod');
  expect(story.release('prod/api')).toBeUndefined();
});

test('a release without an image that the definition now names is not promoted', () => {
  const story = new Story({ places: [merging('dev'), promoting('prod', 'dev')] });
  story.ship('api');
  story.settle();
  const aux = { origin: 'built' as const, repository: 'registry.example.com/api-aux' };
  const made = seenOtherwise(story, 'prod/api', ({ images, candidates }) => ({
    images: { ...images, aux },
    candidates: candidates.map((each) => ({
      ...each,
      images: {
        ...each.images,
        aux: { state: 'present', tag: each.commit, digest: `sha256:${'a'.repeat(64)}` },
      },
    })),
  }));
  expect(skips(made)).toContain('prod/api image-missing');
});

test('a vendor image is resolved once for each tag, and never goes down a version', () => {
  const story = new Story({ places: [merging('dev')] });
  story.ship('api');
  const vendor = (tag: string, digit: string) => (seen: ObservedService) => ({
    images: { main: { origin: 'vendor' as const, repository: 'docker.io/library/redis' } },
    candidates: seen.candidates.map((each) => ({
      ...each,
      images: { main: { state: 'present' as const, tag, digest: `sha256:${digit.repeat(64)}` } },
    })),
  });
  story.apply(seenOtherwise(story, 'dev/api', vendor('7.2.4', 'a')));
  expect(story.release('dev/api')?.images).toMatchObject({ main: { tag: '7.2.4', origin: 'vendor' } });
  expect(skips(seenOtherwise(story, 'dev/api', vendor('7.2.4', 'b')))).toEqual(['dev/api unchanged']);
  story.ship('api');
  expect(skips(seenOtherwise(story, 'dev/api', vendor('7.2.3', 'c')))).toEqual(['dev/api downgrade']);
  expect(seenOtherwise(story, 'dev/api', vendor('7.4.0', 'd')).actions[0]).toMatchObject({
    kind: 'write-ledger',
  });
});

test('a definition that reaches an environment before its code is warned about', () => {
  const story = new Story({ places: [merging('dev'), promoting('prod', 'dev')] });
  story.ship('api');
  story.settle();
  story.merge('prod');
  const warnings = () => story.plan().actions.filter(({ kind }) => kind === 'warn');
  expect(warnings()).toEqual([]);
  story.define('dev/api');
  expect(warnings()).toEqual([
    expect.objectContaining({
      target: { environment: 'prod', unit: 'api', service: 'api' },
      words: expect.stringMatching(
        /^the definition of api has changed since what runs in prod was tested in dev/,
      ),
    }),
  ]);
  // Where the ledger is elsewhere a definition arrives with its release, so never before it.
  story.world = {
    ...story.world,
    places: story.world.places.map((each) => ({ ...placed(each.name, each.delivery), branch: 'deploy' })),
    states: story.world.states.map((each) => ({ ...each, branch: 'deploy' })),
  };
  expect(warnings()).toEqual([]);
});

test('a request is planned again from what runs when that has changed since', () => {
  const story = new Story({ places: [merging('dev'), promoting('prod', 'dev')] });
  story.ship('api');
  story.settle();
  story.merge('prod');
  const first = story.release('prod/api');
  story.ship('api');
  story.settle();
  if (first !== undefined) story.write('prod/api', { ...first, version: '1.0.0' });
  expect(story.run().actions.map(({ kind }) => kind)).toContain('update-request');
  story.merge('prod');
  expect(story.release('prod/api')).toEqual(story.release('dev/api'));
});

test('a request is closed when what it brings became older than what runs', () => {
  const story = new Story({ places: [merging('dev'), promoting('prod', 'dev')] });
  story.ship('api');
  story.settle();
  const older = story.release('dev/api');
  story.ship('api');
  story.settle();
  story.merge('prod');
  if (older !== undefined) story.write('dev/api', older);
  story.ship('web');
  const made = story.run();
  expect(skips(made)).toContain('prod/api superseded');
  expect(story.open('prod')).toEqual([]);
});
