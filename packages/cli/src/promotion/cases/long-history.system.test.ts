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
