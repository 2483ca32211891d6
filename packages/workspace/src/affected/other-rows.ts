import { all, nothing, type Row, wholeEnvironments } from './row.js';

/** Files that say nothing about what runs, and those that say something about every task. */
export const otherRows: readonly Row[] = [
  {
    change: 'README, docs and the CI workflow',
    edits: [
      { file: 'README.md', append: '\nSee you.\n' },
      { file: 'docs/architecture.md', append: '\nSee you.\n' },
      { file: '.github/workflows/ci.yml', append: '# See you.\n' },
    ],
    selects: nothing,
    aggregates: [],
  },
  {
    change: `a service's source, Dockerfile, migration and README, which arrive with its next release`,
    edits: [
      { file: 'apps/services/api/src/main.ts', append: 'export {};\n' },
      { file: 'apps/services/api/Dockerfile', append: '# Berths\n' },
      { file: 'apps/services/api/migrations/9999_berths.sql', create: 'select 1;\n' },
      { file: 'apps/services/api/README.md', append: '\nSee you.\n' },
    ],
    selects: nothing,
  },
  {
    // `fairlead check` and CI tell of it: nothing that a synth reads has changed.
    change: 'a rendered manifest, edited by hand',
    edits: [{ file: 'apps/environments/dev/manifests/api/objects.yaml', append: '# By hand\n' }],
    selects: nothing,
    legacy: wholeEnvironments('dev'),
  },
  {
    change: 'nx.json',
    edits: [{ file: 'nx.json', replace: '"analytics": false,', by: '"analytics": false,\n  "parallel": 2,' }],
    selects: all('dev', 'stg', 'prod'),
  },
  {
    change: '.gitignore',
    edits: [{ file: '.gitignore', append: 'notes/\n' }],
    selects: all('dev', 'stg', 'prod'),
    legacy: { selects: nothing, because: 'Nx counts it among the inputs of every task, and to no project' },
  },
];
