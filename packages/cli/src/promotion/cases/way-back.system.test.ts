import { expect, test } from 'vitest';
import { type Harbour, merging } from '../testing/harbour.js';
import { harbours } from '../testing/harbours.js';
import { resolvedFiles } from '../testing/quay-files.js';

// A way back is for the night: what somebody forgot to write, or to mend, keeps no bad release where it is.

const harbour = harbours();
const folder = 'apps/environments/dev';
const back = [
  'rollback',
  '--env',
  'dev',
  '--service',
  'api',
  '--reason',
  'berths are double-booked',
] as const;

interface Released {
  readonly quay: Harbour;
  readonly good: string;
  readonly images: string | undefined;
}

const manifest = async (quay: Harbour, name: string) => {
  const path = `${folder}/manifests/api/${name}.yaml`;
  return (await quay.files(path)).get(path);
};

/** A good release, and a bad one over it. */
async function released(): Promise<Released> {
  const quay = await harbour({ environments: { dev: merging }, services: ['api'] });
  const good = await quay.ship('api');
  await quay.does('promote');
  const images = await manifest(quay, 'kustomization');
  await quay.ship('api');
  await quay.does('promote');
  return { quay, good, images };
}

/** An edit of the definition alone, without what follows from it; no cluster would take what does. */
function broken({ registry }: Harbour): { readonly [path: string]: string } {
  const file = `${folder}/services/api.json`;
  const patches = [{ target: { kind: 'Deployment' }, merge: { spec: { replicaz: 2 } } }];
  const define = () => ({ api: { overrides: { dev: { patches } } } });
  const files = resolvedFiles(registry.host, { environments: { dev: merging }, define }, ['api']);
  return { [file]: files[file] as string };
}

test('a way back moves images alone where somebody edited beside the definition, and says so', async () => {
  const { quay, good, images } = await released();
  await quay.edit({ [`${folder}/manifests/api/objects.yaml`]: '# by hand\n' });
  const note = `dev/api: its images alone: FL_PROMOTE_DRIFT ${folder}/manifests/api/objects.yaml`;
  expect(await quay.does(...back)).toContain(note);
  expect(await quay.log('%b')).toContain(note);
  expect(await quay.runs('dev/api')).toBe(good);
  expect(await manifest(quay, 'kustomization')).toBe(images);
  expect(await manifest(quay, 'objects')).toBe('# by hand\n');
  expect(await quay.does('promote')).toContain('dev/api (held)');
});

test('a way back moves images alone where the definition was broken meanwhile, also by request', async () => {
  const { quay, good, images } = await released();
  const objects = await manifest(quay, 'objects');
  await quay.edit(broken(quay));
  await quay.ship('api');
  expect(await quay.refused('promote')).toContain('FL_SCHEMA_FIELD');
  await quay.does(...back, '--request');
  expect(await quay.does('request', 'show', '1')).toContain('its images alone: FL_SCHEMA_FIELD');
  await quay.does('request', 'merge', '1');
  expect(await quay.runs('dev/api')).toBe(good);
  expect([await manifest(quay, 'kustomization'), await manifest(quay, 'objects')]).toEqual([images, objects]);
});

test('where the file of images was edited by hand, too, nobody knows what it is to say', async () => {
  const { quay } = await released();
  await quay.edit({ [`${folder}/manifests/api/kustomization.yaml`]: '# by hand\n', ...broken(quay) });
  expect(await quay.refused(...back)).toContain('FL_SCHEMA_FIELD');
});
