import type { Edit } from './edit.js';
import { all, everywhere, nothing, type Row, wholeEnvironments } from './row.js';

const api = 'apps/services/api/service.ts';
const web = 'apps/services/web/service.ts';
const stg = 'apps/environments/stg/environment.ts';
const platform = 'apps/platform.ts';

const manifests = ['synth-k8s', 'deploy-k8s'] as const;

/** Another image of api is released to prod. */
export const prodsRelease: readonly Edit[] = [
  { file: 'apps/environments/prod/releases/api.json', replace: '"sha256:0a91', by: '"sha256:0a92' },
];

/** A definition changes: what is selected follows from the resolved files that differ. */
export const definitionRows: readonly Row[] = [
  {
    change: `stg's definition: its domain`,
    edits: [{ file: stg, replace: `'stg.harbour.example.com'`, by: `'staging.harbour.example.com'` }],
    writtenBy: 'resolve',
    selects: all('stg'),
    aggregates: ['stg:synth', 'stg:deploy'],
  },
  {
    change: `stg's definition: a value that only its pods read`,
    edits: [{ file: stg, replace: `LOG_LEVEL: 'info'`, by: `LOG_LEVEL: 'debug'` }],
    writtenBy: 'resolve',
    selects: { stg: manifests },
    legacy: wholeEnvironments('stg'),
  },
  {
    change: `a service's override for prod`,
    edits: [{ file: api, replace: 'max: 12', by: 'max: 14' }],
    writtenBy: 'resolve',
    selects: { prod: manifests },
    legacy: wholeEnvironments('prod'),
  },
  {
    change: `a service's common field`,
    edits: [{ file: api, replace: 'drainSeconds = 20;', by: 'drainSeconds = 25;' }],
    writtenBy: 'resolve',
    selects: everywhere(...manifests),
    legacy: wholeEnvironments('dev', 'stg', 'prod'),
  },
  {
    change: `a service's common field that prod overrides: an objective`,
    edits: [{ file: api, replace: 'target: 99.5', by: 'target: 99.6' }],
    writtenBy: 'resolve',
    selects: all('dev', 'stg'),
  },
  {
    change: 'a probe: no Terraform, no monitor',
    edits: [{ file: api, replace: 'timeoutSeconds: 3', by: 'timeoutSeconds: 4' }],
    writtenBy: 'resolve',
    selects: everywhere(...manifests),
    legacy: wholeEnvironments('dev', 'stg', 'prod'),
  },
  {
    change: `a port that other services call`,
    edits: [{ file: api, replace: 'port: 8080, exposed: 80 }', by: 'port: 8080, exposed: 81 }' }],
    writtenBy: 'resolve',
    selects: everywhere(...manifests),
    legacy: wholeEnvironments('dev', 'stg', 'prod'),
  },
  {
    change: `a secret's entry, which infrastructure and pods must agree on`,
    edits: [{ file: api, replace: `'api-database-password'`, by: `'api-postgres-password'` }],
    writtenBy: 'resolve',
    selects: all('dev', 'stg', 'prod'),
  },
  {
    change: 'a new workload, which is watched from its first day',
    edits: [
      { file: web, replace: '  workloads: {\n', by: `  workloads: {\n    sweep: { kind: 'worker' },\n` },
    ],
    writtenBy: 'resolve',
    selects: all('dev', 'stg', 'prod'),
  },
  {
    change: 'the address of the repository that Argo CD reads',
    edits: [{ file: platform, replace: 'harbour/platform.git', by: 'harbour/fleet.git' }],
    writtenBy: 'resolve',
    selects: all('dev', 'stg', 'prod'),
  },
  {
    change: `prod's release of api`,
    edits: prodsRelease,
    selects: { prod: manifests },
    legacy: wholeEnvironments('prod'),
    aggregates: ['prod:synth', 'prod:deploy'],
  },
  {
    change: 'a comment in service.ts, and another order of services in platform.ts',
    edits: [
      { file: api, replace: '/** Berths', by: '// Berths are numbered.\n/** Berths' },
      { file: platform, replace: '[api, worker, web]', by: '[web, worker, api]' },
    ],
    writtenBy: 'resolve',
    selects: nothing,
  },
  {
    change: 'a comment in environment.ts',
    edits: [{ file: stg, append: '// Looked at every Monday.\n' }],
    writtenBy: 'resolve',
    selects: nothing,
    legacy: wholeEnvironments('stg'),
  },
];
