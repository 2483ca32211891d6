import {
  FairleadError,
  printJson,
  printRelease,
  type ResolvedEnvironment,
  type ResolvedService,
} from '@fairlead/model';
import { expect, test } from 'vitest';
import { synthEnvironment, synthService, synthShared } from './synth.js';
import { environmentOf } from './testing/at.js';
import { route } from './testing/edges.js';
import { releaseOf } from './testing/releases.js';
import { webService } from './testing/resolved.js';

const folder = 'apps/environments/prod';
const main = { origin: 'built', tag: '00690e9', digest: `sha256:${'0'.repeat(63)}1` } as const;

/** An environment's folder with one service and its release, and whatever differs. */
function files(
  differences: { readonly [path: string]: string | undefined } = {},
): ReadonlyMap<string, string> {
  const all = {
    'environment.json': printJson(environmentOf()),
    'services/web.json': printJson(webService()),
    'releases/web.json': printRelease(releaseOf(webService())),
    ...differences,
  };
  return new Map(
    Object.entries(all).flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const])),
  );
}

const withService = (differences: Partial<ResolvedService>) => printJson(webService(differences));
const withEnvironment = (differences: Partial<ResolvedEnvironment>) => printJson(environmentOf(differences));

function problems(differences: Parameters<typeof files>[0]) {
  try {
    synthEnvironment(files(differences));
    return [];
  } catch (error) {
    if (error instanceof FairleadError) return error.problems;
    throw error;
  }
}

test('a service with a release is rendered, with what Argo CD needs', () => {
  const { files: written, services, objects, environment } = synthEnvironment(files());
  expect([...written.keys()].sort()).toEqual([
    '_environment/applications/web.yaml',
    '_environment/project.yaml',
    'web/kustomization.yaml',
    'web/objects.yaml',
  ]);
  expect({ services, objects, environment }).toEqual({ services: 1, objects: 8, environment: 'prod' });
});

test('a service that awaits its first release is not, but its namespace is allowed', () => {
  const { files: written, services } = synthEnvironment(files({ 'releases/web.json': undefined }));
  expect([...written.keys()]).toEqual(['_environment/project.yaml']);
  expect(written.get('_environment/project.yaml')).toContain('namespace: web');
  expect(services).toBe(0);
});

test('a release changes the kustomization alone', () => {
  const release = releaseOf(webService(), { version: '1.10.0' });
  const before = synthEnvironment(files()).files;
  const after = synthEnvironment(files({ 'releases/web.json': printRelease(release) })).files;
  const changed = [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
  expect(changed).toEqual(['web/kustomization.yaml']);
  expect(after.get('web/kustomization.yaml')).toContain('tags.datadoghq.com/version: "1.10.0"');
});

test('a retired service leaves nothing to apply, and an Application that prunes only by a person’s hand', () => {
  const { files: written } = synthEnvironment(files({ 'services/web.json': withService({ retired: true }) }));
  expect(written.has('web/objects.yaml')).toBe(false);
  expect(written.get('web/kustomization.yaml')).toContain('resources: []');
  const application = written.get('_environment/applications/web.yaml');
  expect(application).toContain('Prune=confirm');
  expect(application).not.toContain('automated');
});

test('a retired service that never ran has nothing that could be taken away', () => {
  const { files: written } = synthEnvironment(
    files({ 'services/web.json': withService({ retired: true }), 'releases/web.json': undefined }),
  );
  expect([...written.keys()].filter((path) => path.includes('web'))).toEqual([]);
});

test('a release of a service that is gone is refused', () => {
  expect(problems({ 'services/web.json': undefined })).toMatchObject([
    { code: 'FL_RELEASE_ORPHAN', file: `${folder}/releases/web.json` },
  ]);
});

test('a release of another service is refused', () => {
  const release = releaseOf({ ...webService(), name: 'api' });
  expect(problems({ 'releases/web.json': printRelease(release) })).toMatchObject([
    { code: 'FL_RELEASE_SERVICE', file: `${folder}/releases/web.json`, path: 'service', value: 'api' },
  ]);
});

test('a release without an image that a workload runs is refused', () => {
  const release = releaseOf(webService(), { images: {} });
  expect(problems({ 'releases/web.json': printRelease(release) })).toMatchObject([
    { code: 'FL_RELEASE_IMAGE', file: `${folder}/releases/web.json`, path: 'images.main' },
  ]);
});

test('an image that the definition no longer has may stand in an older release', () => {
  const release = releaseOf(webService(), {
    images: { main, old: { ...main, origin: 'vendor' } },
  });
  const { files: written } = synthEnvironment(files({ 'releases/web.json': printRelease(release) }));
  expect(written).toEqual(synthEnvironment(files()).files);
});

test('an image of another origin than the definition’s is refused', () => {
  const release = releaseOf(webService(), { images: { main: { ...main, origin: 'vendor' } } });
  expect(problems({ 'releases/web.json': printRelease(release) })).toMatchObject([
    { code: 'FL_RELEASE_ORIGIN', path: 'images.main.origin', value: 'vendor' },
  ]);
});

test('every problem of every service is told at once', () => {
  const found = problems({
    'services/web.json': withService({ queues: { jobs: { access: 'both', deliveries: 5, ackSeconds: 60 } } }),
    'services/api.json': '{',
    'services/old.json': printJson({ ...webService(), schema: 'fairlead.service/0' }),
    'releases/gone.json': '{}',
  });
  expect(found.map(({ code, file }) => `${code} ${file}`)).toEqual([
    `FL_RELEASE_ORPHAN ${folder}/releases/gone.json`,
    `FL_RESOLVED_JSON ${folder}/services/api.json`,
    `FL_RESOLVED_VERSION ${folder}/services/old.json`,
    'FL_NOT_COMPILED apps/services/web/service.ts',
  ]);
});

test('a corrupt release is told with its file', () => {
  expect(problems({ 'releases/web.json': '{"schema"' })).toMatchObject([
    { code: 'FL_RELEASE_JSON', file: `${folder}/releases/web.json` },
  ]);
});

test('a resolved file that was copied from elsewhere is refused', () => {
  const copied = withService({ name: 'api', environment: 'stg' });
  expect(problems({ 'services/web.json': copied }).map(({ code, path }) => `${code} ${path}`)).toEqual([
    'FL_RESOLVED_PLACE environment',
    'FL_RESOLVED_PLACE name',
  ]);
});

test('a resolved file that was edited to name a port that is not there is refused at its workload', () => {
  const { server } = webService().workloads;
  const routes = { public: { ...route, port: 'gone' } };
  const edited = withService({ workloads: { server: { ...server, routes } as never } });
  expect(problems({ 'services/web.json': edited })).toMatchObject([
    {
      ...{ code: 'FL_RESOLVED_FIELD', file: `${folder}/services/web.json`, path: 'workloads.server' },
      ...{ value: 'gone', mend: expect.stringContaining('npx projen') },
    },
  ]);
});

test('a folder without an environment is refused', () => {
  expect(problems({ 'environment.json': undefined })).toMatchObject([{ code: 'FL_ENVIRONMENT_FILE' }]);
});

test('two images of one name could not be told apart, so they are refused', () => {
  const [main] = Object.values(webService().images);
  const { server } = webService().workloads;
  if (main === undefined || server === undefined) throw new Error('the service has an image and a server');
  const sidecar = { image: { ...server.image, name: 'copy' } };
  const service = {
    images: { main, copy: main },
    workloads: { server, again: { ...server, ...sidecar, objectName: 'web-again' } },
  };
  const release = releaseOf(webService(service));
  const found = problems({
    'services/web.json': withService(service),
    'releases/web.json': printRelease(release),
  });
  expect(found).toMatchObject([{ code: 'FL_IMAGE_TWICE', file: 'apps/services/web/service.ts' }]);
});

test('where Argo CD reads depends on the ledger', () => {
  const source = (differences: Partial<ResolvedEnvironment>) =>
    /source:\n(?: {4}.*\n)+/.exec(
      synthEnvironment(files({ 'environment.json': withEnvironment(differences) })).files.get(
        '_environment/applications/web.yaml',
      ) ?? '',
    )?.[0];
  expect(source({})).toContain(`path: ${folder}/manifests/web`);
  expect(source({ ledger: { kind: 'branch', branch: 'env/prod' } })).toContain('targetRevision: env/prod');
  const elsewhere = {
    kind: 'repository',
    url: 'https://x.example.com/l.git',
    branch: 'main',
    path: 'prod',
  } as const;
  expect(source({ ledger: elsewhere })).toContain('path: prod/manifests/web');
});

test('without automatic sync, a person starts each', () => {
  const { files: written } = synthEnvironment(
    files({ 'environment.json': withEnvironment({ autoSync: false }) }),
  );
  expect(written.get('_environment/applications/web.yaml')).not.toContain('automated');
});

test('an environment is its services, one by one, and what they share', () => {
  const retired = { 'services/old.json': withService({ name: 'old', retired: true }) };
  const all = files({
    ...retired,
    'releases/old.json': printRelease(releaseOf(webService({ name: 'old' }))),
    'services/new.json': withService({ name: 'new' }),
  });
  const parts = ['new', 'old', 'web'].flatMap((name) => [...synthService(all, name)]);
  expect(synthService(all, 'new').size).toBe(0);
  expect(new Map([...parts, ...synthShared(all)])).toEqual(synthEnvironment(all).files);
});

test('one service is rendered without the files of the others', () => {
  const own = files({ 'services/broken.json': '{', 'releases/broken.json': '{' });
  expect([...synthService(own, 'web').keys()].sort()).toEqual([
    '_environment/applications/web.yaml',
    'web/kustomization.yaml',
    'web/objects.yaml',
  ]);
});
