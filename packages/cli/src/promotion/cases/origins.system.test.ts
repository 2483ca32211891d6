import { expect, test } from 'vitest';
import { exits } from '../../io.js';
import { server } from '../../testing/definitions.js';
import { type Harbour, merging, promoting } from '../testing/harbour.js';
import { harbours } from '../testing/harbours.js';
import { cleanUp, moveTag } from '../testing/registry-hands.js';

// Images that another repository builds (`external`) beside those that are built here: they arrive when somebody names
// their tag, and stay as they are until somebody names another.

const harbour = harbours();
const dev = ['--env', 'dev', '--service', 'api'] as const;
const tide = (host: string, environment: string) => ({
  external: { repository: `${host}/${environment}/tide`, source: 'quay/tide' },
});

/** A service that is built here, beside an image of another repository; production pulls from a registry of its own. */
const quayWithTide = (): Promise<Harbour> =>
  harbour({
    environments: { dev: merging, prod: promoting('dev') },
    services: ['api'],
    define: (host) => ({
      api: {
        images: { main: { build: {} }, tide: tide(host, 'dev') },
        workloads: { server: { ...server, image: 'main' }, tides: { kind: 'worker', image: 'tide' } },
        overrides: { prod: { images: { tide: tide(host, 'prod') } } },
      },
    }),
  });

/** Of two images, each has a repository of its own. */
async function ship(quay: Harbour): Promise<string> {
  const commit = await quay.commit('api');
  await quay.publish('dev/api-main', commit, new Map([['main', commit]]));
  return commit;
}

const tagsOf = async (quay: Harbour, place: string) => {
  const images = (await quay.release(place))?.images ?? {};
  return Object.fromEntries(Object.entries(images).map(([name, { tag }]) => [name, tag]));
};

test('an external image arrives by its name alone, and is kept by every run after that', async () => {
  const quay = await quayWithTide();
  const first = await ship(quay);
  await quay.publish('dev/tide', '5e1f00d', new Map([['tide', 'one']]));
  // Nobody has said which one: that it is in the registry says nothing.
  expect(await quay.does('promote', '--env', 'dev')).toBe(
    'skip    dev/api (image-missing): tide, which others build, has no tag that somebody named and the registry has',
  );
  expect(await quay.refused('release', ...dev)).toContain(
    'name one that is there: `fairlead release --env dev --service api --image tide=…`',
  );
  await quay.does('release', ...dev, '--image', 'tide=5e1f00d');
  expect(await tagsOf(quay, 'dev/api')).toEqual({ main: first, tide: '5e1f00d' });
  expect((await quay.release('dev/api'))?.images['tide']?.origin).toBe('external');

  await quay.publish('dev/tide', '77aa001', new Map([['tide', 'two']]));
  expect(await quay.does('promote', '--env', 'dev')).toBe(
    'skip    dev/api (unchanged): nothing newer is there',
  );
  const second = await ship(quay);
  await quay.does('promote', '--env', 'dev');
  expect(await tagsOf(quay, 'dev/api')).toEqual({ main: second, tide: '5e1f00d' });

  await quay.does('release', ...dev, '--image', 'tide=77aa001');
  expect(await tagsOf(quay, 'dev/api')).toEqual({ main: second, tide: '77aa001' });
});

test('an external image is copied by its digest, with what it was tested beside, and returns with it', async () => {
  const quay = await quayWithTide();
  await ship(quay);
  await quay.publish('dev/tide', '5e1f00d', new Map([['tide', 'one']]));
  await quay.does('release', ...dev, '--image', 'tide=5e1f00d');
  const tested = (await quay.release('dev/api'))?.images;
  // Whoever pushes the tag again changes nothing of what was tested.
  await moveTag(quay, 'dev/tide', '5e1f00d');
  expect(await quay.does('promote', '--env', 'prod')).toContain('opened   request 1: Promote api');
  expect(await quay.tags('prod/tide')).toEqual(['5e1f00d']);
  await quay.does('request', 'merge', '1');
  expect((await quay.release('prod/api'))?.images).toEqual(tested);
  const [manifest = ''] = (
    await quay.files('apps/environments/prod/manifests/api/kustomization.yaml')
  ).values();
  expect(manifest).toContain(`name: "${quay.registry.host}/prod/tide"`);
  expect(manifest).toContain(tested?.['tide']?.digest);

  await quay.publish('dev/tide', '77aa001', new Map([['tide', 'two']]));
  await quay.does('release', ...dev, '--image', 'tide=77aa001');
  await quay.does('promote', '--env', 'prod');
  await quay.does('request', 'merge', '2');
  expect((await tagsOf(quay, 'prod/api'))['tide']).toBe('77aa001');
  await quay.does('rollback', '--env', 'prod', '--service', 'api', '--reason', 'berths are double-booked');
  expect((await quay.release('prod/api'))?.images).toEqual(tested);
});

test('an external image that is not there, or is gone, is refused: neither released, proposed nor merged', async () => {
  const quay = await quayWithTide();
  await ship(quay);
  const missing = await quay.refused('release', ...dev, '--image', 'tide=5e1f00d');
  expect(missing).toContain('FL_IMAGE_MISSING');
  expect(missing).toContain('tide, which others build, has no tag');
  await quay.publish('dev/tide', 'latest');
  expect((await quay.fairlead('release', ...dev, '--image', 'tide=latest')).text).toContain(
    '`latest` says nothing about what runs',
  );
  await quay.publish('dev/tide', '5e1f00d');
  await quay.does('release', ...dev, '--image', 'tide=5e1f00d');
  await quay.does('promote', '--env', 'prod');
  await cleanUp(quay, 'dev/tide', '5e1f00d');
  await cleanUp(quay, 'prod/tide', '5e1f00d');
  const { exit, text } = await quay.fairlead('request', 'merge', '1');
  expect({ exit, text }).toEqual({
    exit: exits.invalid,
    text: expect.stringContaining('FL_REQUEST_BLOCKED'),
  });
  expect(await quay.release('prod/api')).toBeUndefined();
});

test('a service of external images alone moves when a tag is named, and never by a commit', async () => {
  const quay = await harbour({
    environments: { dev: merging, prod: promoting('dev') },
    services: ['api', 'tide'],
    define: (host) => ({ tide: { images: { main: tide(host, 'dev') } } }),
  });
  await quay.publish('dev/tide', '5e1f00d');
  await quay.ship('api');
  await quay.does('promote');
  expect(await quay.release('dev/tide')).toBeUndefined();
  await quay.does('release', '--env', 'dev', '--service', 'tide', '--image', 'main=5e1f00d');
  expect(await tagsOf(quay, 'dev/tide')).toEqual({ main: '5e1f00d' });
  expect(await quay.does('promote')).toContain('Promote tide');
  await quay.does('request', 'merge', '2');
  expect(await tagsOf(quay, 'prod/tide')).toEqual({ main: '5e1f00d' });
});
