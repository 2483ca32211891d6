import { lengthen } from '@fairlead/pipeline/testing';
import { expect, test } from 'vitest';
import { merging, promoting } from '../testing/harbour.js';
import { harbours } from '../testing/harbours.js';

// What lies hundreds of commits back is found all the same.

const harbour = harbours();
const foreign = { branch: 'main', path: 'apps/services/web/main.txt', message: 'change web' };
/** Built from the whole repository, as far as its ignore file lets it be sent. */
const fromRoot = { images: { main: { build: { context: '../../..' } } } };
const ignoring = { 'apps/services/api/Dockerfile.dockerignore': '*\n!apps/services/api\n' };
const skipped = { 'apps/services/api/Dockerfile.dockerignore': 'apps/services/web\n' };

test.each([
  ['names what is sent', ignoring],
  ['names what is not sent', skipped],
])(
  'a service that was held while hundreds of others moved arrives, where its ignore file %s',
  async (_, file) => {
    const quay = await harbour({
      environments: { dev: merging, prod: promoting('dev') },
      define: () => ({ api: fromRoot }),
    });
    await quay.edit(file);
    await quay.ship('api');
    await quay.does('promote');
    await quay.does('request', 'merge', '1');
    await quay.does('hold', '--env', 'dev', '--service', 'api', '--reason', 'audit');
    const quiet = await quay.ship('api');
    await lengthen(quay.bare, { ...foreign, count: 250 });
    await quay.does('hold', '--env', 'dev', '--service', 'api', '--lift');
    await quay.does('promote', '--service', 'api');
    expect(await quay.runs('dev/api')).toBe(quiet);
    await quay.does('request', 'merge', '2');
    expect(await quay.runs('prod/api')).toBe(quiet);
  },
);

test('rollback: what is named is found however many releases ago it was, and a set returns with it', async () => {
  const promote = { sets: { shop: ['api', 'web'] } };
  const quay = await harbour({ environments: { dev: { delivery: { ...merging.delivery, promote } } } });
  const first = await quay.ship(['api', 'web']);
  await quay.does('promote');
  const file = 'apps/environments/dev/releases/api.json';
  const web = await quay.ship('web');
  await quay.does('promote');
  const second = await quay.ship('api');
  await quay.does('promote');
  const good = (await quay.files(file)).get(file) ?? '';
  await lengthen(quay.bare, {
    branch: 'main',
    path: file,
    count: 120,
    message: 'Release api\n\nFairlead-Command: release',
    content: (number) => good.replaceAll(second, `${number}`.padStart(40, '0')),
  });
  await quay.edit({ [file]: good });
  const back = ['rollback', '--env', 'dev', '--service', 'api', '--reason', 'x'] as const;
  expect(await quay.refused(...back, '--to', 'fffffff')).toContain(
    'FL_ROLLBACK_TARGET: the ledger has not recorded fffffff of api, web here',
  );
  const before = quay.registry.requests.length;
  await quay.does(...back, '--to', first);
  expect([await quay.runs('dev/api'), await quay.runs('dev/web')]).toEqual([first, web]);
  // Of all that ran in between nothing is asked.
  expect(quay.registry.requests.length - before).toBeLessThan(40);
});
