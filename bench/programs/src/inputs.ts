// Writes what the renderers read: `node inputs.js <services> <folder>`. For Fairlead the resolved environments
// and releases; for its peers one service's objects in each environment, with `{name}` where its name stands.
import { join } from 'node:path';
import { writeFolder } from '@fairlead/files';
import { renderObjects } from '@fairlead/k8s';
import { definitionHash, printRelease, releaseSchema, resolve } from '@fairlead/model';
import { nameOf, typicalPlatform } from './typical.js';

const [, , services, folder = ''] = process.argv;
const { environments, files } = resolve(typicalPlatform(Number(services)));
const resolved = files.map(({ path, content }) => [path, content] as const);
const released = resolved.flatMap(([path, content]) => release(path, content));
const templates = environments.map(({ name, environment, services }) => {
  const first = services.get(nameOf(0));
  const objects = first === undefined ? [] : renderObjects(first, environment);
  return [`templates/${name}.json`, JSON.stringify(objects).replaceAll(nameOf(0), '{name}')] as const;
});
writeFolder(join(folder), new Map([...resolved, ...released, ...templates]));

/** The release of a resolved service, beside it. */
function release(path: string, content: string): readonly (readonly [string, string])[] {
  const [, environment, service] = /^environments\/(\w+)\/services\/(.+)\.json$/.exec(path) ?? [];
  if (environment === undefined || service === undefined) return [];
  const commit = '5a3b1e0c'.repeat(5);
  const image = { tag: commit, digest: `sha256:${'5a3b1e0c'.repeat(8)}`, origin: 'built' } as const;
  const text = printRelease({
    schema: releaseSchema,
    service,
    images: { main: image },
    source: { commit, at: '2026-01-05T09:00:00Z' },
    definition: { environment, hash: definitionHash(content) },
  });
  return [[`environments/${environment}/releases/${service}.json`, text]];
}
