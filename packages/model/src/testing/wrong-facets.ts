import { server } from './platforms.js';
import { type Wrong, wrongService } from './wrong.js';

const cron = (schedule: object) => ({ workloads: { nightly: { kind: 'cron', schedule } } });

/** A mistake in the mesh of `api`, which calls itself. */
const wrongMesh = (mesh: object, { path, ...said }: Parameters<typeof wrongService>[1]): Wrong =>
  wrongService({ calls: { api: 'server.http' }, mesh }, { ...said, path: `mesh.${path}` });

/** Mistakes that one facet sees by itself, made for every environment. */
export const wrongFacets: readonly Wrong[] = [
  wrongService(cron({ cron: '@daily' }), {
    code: 'FL_SCHEDULE',
    because: 'not five fields',
    path: 'workloads.nightly.schedule.cron',
    value: '@daily',
  }),
  wrongService(cron({ cron: '0 25 * * 5' }), {
    code: 'FL_SCHEDULE',
    because: 'no such hour',
    path: 'workloads.nightly.schedule.cron',
    value: '0 25 * * 5',
  }),
  wrongService(
    { workloads: { nightly: { kind: 'cron' } } },
    { code: 'FL_MISSING', because: 'a cron without a schedule', path: 'workloads.nightly.schedule.cron' },
  ),
  wrongService(
    { config: { a: { values: { 'x y': 1 } } } },
    { code: 'FL_CONFIG_KEY', because: 'a blank', path: 'config.a.values.x y', value: 'x y' },
  ),
  wrongService(
    { config: { a: { values: { x: 1 }, files: { x: '' } } } },
    { code: 'FL_CONFIG_TWICE', because: 'a value and a file', path: 'config.a.files.x', value: 'x' },
  ),
  wrongService(
    { egress: { db: { to: ['10.0.0.0'] } } },
    { code: 'FL_CIDR', because: 'no prefix length', path: 'egress.db.to', value: '10.0.0.0' },
  ),
  wrongService(
    { namespace: { quota: { pods: 'many' } } },
    { code: 'FL_RESOURCE_QUANTITY', because: 'a word', path: 'namespace.quota.pods', value: 'many' },
  ),
  wrongService(
    { images: { main: { external: { repository: 'ghcr.io/a/b:latest', source: 'a/b' } } } },
    {
      code: 'FL_IMAGE_LATEST',
      because: 'latest',
      path: 'images.main.repository',
      value: 'ghcr.io/a/b:latest',
    },
  ),
  wrongService(
    { images: { main: { vendor: { repository: 'localhost:5000/redis:7' } } } },
    {
      code: 'FL_IMAGE_TAGGED',
      because: 'a tag',
      path: 'images.main.repository',
      value: 'localhost:5000/redis:7',
    },
  ),
  wrongService(
    { manifests: [{ kind: 'LimitRange', metadata: { name: 'x' } }] },
    {
      code: 'FL_MANIFEST_OBJECT',
      because: 'no apiVersion',
      path: 'manifests.0',
      value: { kind: 'LimitRange', metadata: { name: 'x' } },
    },
  ),
  wrongService(
    { objectives: { up: { kind: 'availability', target: 100 } } },
    { code: 'FL_OBJECTIVE_TARGET', because: 'no budget', path: 'objectives.up.target', value: 100 },
  ),
  wrongService(
    { secrets: { db: { keys: { 'a b': 'x' } } } },
    { code: 'FL_SECRET_KEY', because: 'a blank', path: 'secrets.db.keys.a b', value: 'a b' },
  ),
  wrongService(
    { secrets: { db: { keys: { a: { property: 'p' } } } } },
    { code: 'FL_MISSING', because: 'no entry of the store', path: 'secrets.db.keys.a.name' },
  ),
  wrongService(
    { secrets: { db: { keys: {} } } },
    { code: 'FL_SECRET_EMPTY', because: 'no key and no entry', path: 'secrets.db.keys', value: {} },
  ),
  ...(['Orphan', 'Merge'] as const).map((creationPolicy) =>
    wrongService(
      { secrets: { db: { keys: { a: 'x' }, creationPolicy, deletionPolicy: 'Delete' } } },
      {
        code: 'FL_SECRET_POLICY',
        because: `what is ${creationPolicy} is another's`,
        path: 'secrets.db.deletionPolicy',
        value: 'Delete',
      },
    ),
  ),
  wrongService(
    { waivers: { 'image-tags': { reason: 'a mirror without digests', until: '2027-01-31' } } },
    {
      code: 'FL_WAIVER_RULE',
      because: 'a rule by another name',
      path: 'waivers.image-tags',
      value: 'image-tags',
    },
  ),
  wrongService(
    { waivers: { 'image-tag': { reason: ' ', until: '2027-01-31' } } },
    { code: 'FL_WAIVER_REASON', because: 'no reason', path: 'waivers.image-tag.reason', value: ' ' },
  ),
  wrongService(
    { waivers: { 'image-tag': { reason: 'a mirror without digests', until: '2027-02-31' } } },
    {
      code: 'FL_WAIVER_DAY',
      because: 'February has no 31st',
      path: 'waivers.image-tag.until',
      value: '2027-02-31',
    },
  ),
  wrongService(
    { waivers: { 'image-tag': { reason: 'a mirror without digests' } } },
    { code: 'FL_MISSING', because: 'a waiver without an end', path: 'waivers.image-tag.until' },
  ),
  wrongService(
    { workloads: { server: { ...server, routes: { public: { port: 'http' } } } } },
    { code: 'FL_MISSING', because: 'a route without hosts', path: 'workloads.server.routes.public.hosts' },
  ),
  wrongMesh(
    { admits: { api: { methods: ['Get'] } } },
    { code: 'FL_MESH_METHOD', because: 'no service', path: 'admits.api.methods', value: 'Get' },
  ),
  wrongMesh(
    { calls: { api: { retries: -1 } } },
    { code: 'FL_MESH_RETRIES', because: 'less than none', path: 'calls.api.retries', value: -1 },
  ),
  wrongMesh(
    { calls: { api: { timeoutSeconds: 3 } } },
    { code: 'FL_MESH_TIMEOUT', because: 'a try lasts longer', path: 'calls.api.perTrySeconds', value: 5 },
  ),
  wrongMesh(
    { except: ['sever'] },
    { code: 'FL_MESH_NAME', because: 'no such workload', path: 'except', value: 'sever' },
  ),
  wrongMesh(
    { calls: { web: {} } },
    { code: 'FL_MESH_NAME', because: 'not called', path: 'calls.web', value: 'web' },
  ),
  wrongMesh(
    { admits: { web: { methods: [] } } },
    { code: 'FL_MESH_NAME', because: 'does not call', path: 'admits.web', value: 'web' },
  ),
];
