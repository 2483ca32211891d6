import type { Edit } from './edit.js';
import { all, everyDependent, everywhere, nothing, type Row } from './row.js';

const statement = 'export {};\n';

/** The lock file names another version of a package. */
function locked(name: string): Edit {
  const version = `"node_modules/${name}": {\n      "version": "`;
  return { file: 'package-lock.json', replace: version, by: `${version}9` };
}

/** Fairlead itself changes, or what it is made of. */
export const toolRows: readonly Row[] = [
  {
    change: 'the source of packages/k8s',
    edits: [{ file: 'packages/k8s/src/task.ts', append: statement }],
    selects: everywhere('synth-k8s', 'deploy-k8s'),
    legacy: everyDependent,
  },
  {
    change: 'the source of packages/infra',
    edits: [{ file: 'packages/infra/src/task.ts', append: statement }],
    selects: everywhere('synth-infra'),
    legacy: everyDependent,
    aggregates: ['dev:synth', 'stg:synth', 'prod:synth'],
  },
  {
    change: 'the source of packages/monitors',
    edits: [{ file: 'packages/monitors/src/task.ts', append: statement }],
    selects: everywhere('synth-monitors'),
    legacy: everyDependent,
  },
  {
    change: 'the source of packages/model, of which every compiler is made',
    edits: [{ file: 'packages/model/src/index.ts', append: statement }],
    selects: all('dev', 'stg', 'prod'),
  },
  {
    change: 'the source of packages/files, with which every compiler writes',
    edits: [{ file: 'packages/files/src/index.ts', append: statement }],
    selects: all('dev', 'stg', 'prod'),
  },
  {
    change: 'the source of packages/workspace, which acts through what projen writes',
    edits: [{ file: 'packages/workspace/src/index.ts', append: statement }],
    selects: nothing,
  },
  {
    change: 'the script that bundles packages',
    edits: [{ file: 'packages/workspace/bundle.mjs', append: statement }],
    selects: all('dev', 'stg', 'prod'),
  },
  {
    change: 'the source of packages/cli',
    edits: [{ file: 'packages/cli/src/main.ts', append: statement }],
    selects: nothing,
    aggregates: [],
  },
  {
    change: 'a test of packages/k8s',
    edits: [{ file: 'packages/k8s/src/another.test.ts', create: statement }],
    selects: nothing,
    legacy: {
      selects: all('dev', 'stg', 'prod'),
      because: 'a test file belongs to its project like any other',
    },
  },
  {
    change: 'a new package of the workspace',
    edits: [
      {
        file: '.projenrc.ts',
        replace: '// The repository itself',
        by: `workspace.addPackage('winch', { uses: ['model'] });\n\n// The repository itself`,
      },
    ],
    writtenBy: 'projen',
    selects: nothing,
  },
  {
    change: 'a package in the lock file that no compiler is made of',
    edits: [locked('dockerfile-ast')],
    selects: nothing,
  },
  {
    change: `a package in the lock file that the command line alone uses`,
    edits: [locked('commander')],
    selects: nothing,
  },
  {
    change: 'cdk8s in the lock file',
    edits: [locked('cdk8s')],
    selects: everywhere('synth-k8s', 'deploy-k8s'),
    legacy: everyDependent,
  },
  {
    change: 'cdktf in the lock file',
    edits: [locked('cdktf')],
    selects: everywhere('synth-infra'),
    legacy: everyDependent,
  },
  {
    change: `a package in the lock file that Datadog's client brings along`,
    edits: [locked('pako')],
    selects: everywhere('synth-monitors'),
    legacy: everyDependent,
  },
  {
    change: 'esbuild in the lock file',
    edits: [locked('esbuild')],
    selects: all('dev', 'stg', 'prod'),
    legacy: {
      selects: nothing,
      because: 'no compiler names the bundler in its package.json, so no project depends on it',
    },
  },
  {
    change: 'cdk8s upgraded: among the libraries, and in the lock file as npm would',
    edits: [{ file: '.config/libraries.ts', replace: `cdk8s: '`, by: `cdk8s: '9` }, locked('cdk8s')],
    writtenBy: 'projen',
    selects: everywhere('synth-k8s', 'deploy-k8s'),
    legacy: everyDependent,
  },
];
