import type { Edit } from './edit.js';
import { all, type Row } from './row.js';

const names = 'apps/names.ts';
const platform = 'apps/platform.ts';

const environment = `import { environment } from '../../names.js';

export default environment('qa', {
  tier: 'staging',
  cloud: { provider: 'google', project: 'harbour-qa-sample', region: 'europe-west1' },
  domain: 'qa.harbour.example.com',
  delivery: { strategy: 'pull-request', from: 'dev' },
  sets: { shared: { values: { LOG_LEVEL: 'info' } } },
});
`;

/** The environment qa is defined. */
export const qa: readonly Edit[] = [
  { file: 'apps/environments/qa/environment.ts', create: environment },
  { file: names, replace: `'stg', 'prod'`, by: `'stg', 'prod', 'qa'` },
  {
    file: platform,
    replace: 'import stg',
    by: `import qa from './environments/qa/environment.js';\nimport stg`,
  },
  { file: platform, replace: 'stg, prod]', by: 'stg, prod, qa]' },
];

/** And deleted again, with its folder. */
export const withoutQa: readonly Edit[] = [{ remove: 'apps/environments/qa' }, ...undone(qa)];

/** A service is defined, whose definition has this beside its name. */
function mailer(fields: string): readonly Edit[] {
  const workloads = `{ send: { kind: 'worker' } }`;
  const about = `{ description: 'Letters to captains', owner: 'harbour' }`;
  return [
    {
      file: 'apps/services/mailer/service.ts',
      create: [
        `import { service } from '../../names.js';`,
        `export default service({ name: 'mailer', ${fields}about: ${about}, workloads: ${workloads} });\n`,
      ].join('\n\n'),
    },
    {
      file: platform,
      replace: 'import web',
      by: `import mailer from './services/mailer/service.js';\nimport web`,
    },
    { file: platform, replace: 'worker, web]', by: 'worker, web, mailer]' },
  ];
}

/** Environments and services come and go. */
export const lifeRows: readonly Row[] = [
  {
    change: 'a new environment',
    edits: qa,
    writtenBy: 'projen',
    selects: all('qa'),
    aggregates: ['qa:synth', 'qa:deploy'],
  },
  {
    change: 'an environment retired',
    edits: [
      {
        file: 'apps/environments/prod/environment.ts',
        replace: `tier: 'production',`,
        by: `tier: 'production',\n  retired: true,`,
      },
    ],
    writtenBy: 'projen',
    selects: all('prod'),
  },
  {
    // Nx takes a deleted project for a change of all: every synth of theirs is a cache hit, every deploy a no-op.
    change: 'an environment deleted: every other one, and nothing that would take it down',
    given: qa,
    edits: withoutQa,
    writtenBy: 'projen',
    selects: all('dev', 'stg', 'prod'),
  },
  {
    change: 'a new service',
    edits: mailer(''),
    writtenBy: 'projen',
    selects: all('dev', 'stg', 'prod'),
  },
  {
    change: 'a new service that is present in dev alone',
    edits: mailer(`environments: ['dev'], `),
    writtenBy: 'projen',
    selects: all('dev'),
  },
  {
    change: 'a service retired',
    edits: [
      {
        file: 'apps/services/web/service.ts',
        replace: `name: 'web',`,
        by: `name: 'web',\n  retired: true,`,
      },
    ],
    writtenBy: 'resolve',
    selects: all('dev', 'stg', 'prod'),
  },
  {
    change: 'a service deleted, with its releases',
    edits: [
      { remove: 'apps/services/web' },
      ...['dev', 'stg', 'prod'].map((at) => ({ remove: `apps/environments/${at}/releases/web.json` })),
      { file: platform, replace: `import web from './services/web/service.js';\n`, by: '' },
      { file: platform, replace: 'worker, web]', by: 'worker]' },
    ],
    writtenBy: 'projen',
    selects: all('dev', 'stg', 'prod'),
  },
];

function undone(edits: readonly Edit[]): readonly Edit[] {
  return edits.flatMap((edit) =>
    'replace' in edit ? [{ file: edit.file, replace: edit.by, by: edit.replace }] : [],
  );
}
