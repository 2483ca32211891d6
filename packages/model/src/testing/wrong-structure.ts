import { platformOf, server, serviceOf } from './platforms.js';
import { apiFile, type Wrong, wrongService } from './wrong.js';
import { wrongEnvironment } from './wrong-environments.js';

const cron = { kind: 'cron', schedule: { cron: '0 3 * * *' } };
/** Mistakes in names and in what may stand where. */
export const wrongStructure: readonly Wrong[] = [
  wrongService(
    { workloads: { Server: server } },
    { code: 'FL_NAME', because: 'upper case', path: 'workloads.Server', value: 'Server' },
  ),
  {
    ...{ code: 'FL_NAME_RESERVED', because: 'a package', path: 'name', value: 'k8s' },
    ...{ file: 'apps/services/k8s/service.ts', platform: platformOf([serviceOf('k8s')]) },
  },
  {
    ...{ code: 'FL_NAME_TWICE', because: 'a service named as an environment', path: 'name', value: 'dev' },
    ...{ file: 'apps/services/dev/service.ts', platform: platformOf([serviceOf('dev')]) },
  },
  wrongService(
    { workloads: { server: { ...server, kind: 'lambda' } } },
    { code: 'FL_KIND', because: 'no such kind', path: 'workloads.server.kind', value: 'lambda' },
  ),
  wrongService(
    { environments: ['qa'] },
    { code: 'FL_ENVIRONMENT', because: 'present nowhere', path: 'environments', value: 'qa' },
  ),
  wrongService(
    { overrides: { qa: {} } },
    { code: 'FL_ENVIRONMENT', because: 'an override of nothing', path: 'overrides.qa', value: 'qa' },
  ),
  wrongService(
    { workloads: { server: { ...server, environments: ['qa'] } } },
    {
      code: 'FL_ENVIRONMENT',
      because: 'a workload present nowhere',
      path: 'workloads.server.environments',
      value: 'qa',
    },
  ),
  wrongService(
    {
      workloads: { server: { ...server, placement: { nodeSelector: { pool: 'a' } } } },
      overrides: { prod: { workloads: { server: { placement: { nodeSelector: {} } } } } },
    },
    {
      code: 'FL_OVERRIDE_EMPTY',
      because: 'nothing over something',
      path: 'overrides.prod.workloads.server.placement.nodeSelector',
      value: {},
    },
  ),
  wrongService(
    { enviroments: ['dev'] },
    { code: 'FL_FIELD_UNKNOWN', because: 'a typo', path: 'enviroments', value: ['dev'] },
  ),
  wrongService(
    { workloads: { nightly: { ...cron, scaling: { min: 2 } } } },
    { code: 'FL_FIELD_UNKNOWN', because: 'a cron does not scale', path: 'workloads.nightly.scaling' },
  ),
  wrongService(
    { workloads: { nightly: cron }, overrides: { prod: { workloads: { nightly: { ports: {} } } } } },
    {
      code: 'FL_FIELD_UNKNOWN',
      because: 'a cron has no ports in prod either',
      path: 'overrides.prod.workloads.nightly.ports',
    },
  ),
  wrongService(
    { overrides: { prod: { workloads: { server: { kind: 'worker' } } } } },
    {
      code: 'FL_FIELD_UNKNOWN',
      because: 'a kind is the same everywhere',
      path: 'overrides.prod.workloads.server.kind',
      value: 'worker',
    },
  ),
  wrongService(
    { overrides: { prod: { scaling: { min: 2 } } } },
    { code: 'FL_FIELD_UNKNOWN', because: 'a service does not scale', path: 'overrides.prod.scaling' },
  ),
  wrongEnvironment(
    { defaults: { cron: { scaling: { min: 2 } } } },
    { code: 'FL_FIELD_UNKNOWN', because: 'no cron scales', path: 'defaults.cron.scaling' },
  ),
  wrongEnvironment(
    { defaults: { servers: {} } },
    { code: 'FL_FIELD_UNKNOWN', because: 'not a kind', path: 'defaults.servers' },
  ),
  wrongEnvironment(
    { registy: 'x' },
    { code: 'FL_FIELD_UNKNOWN', because: 'a typo', path: 'registy', value: 'x' },
  ),
  {
    ...{
      code: 'FL_WORKLOAD_UNKNOWN',
      because: 'a typo',
      path: 'overrides.prod.workloads.sever',
      value: undefined,
      file: apiFile,
    },
    platform: platformOf([serviceOf('api', { overrides: { prod: { workloads: { sever: {} } } } })]),
  },
];
