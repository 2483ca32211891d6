// The repository in one page: `npx projen` writes every generated file from it and from apps/platform.ts.
import { FairleadWorkspace } from '@fairlead/workspace';
import { installScripts, tools } from './.config/tools.js';

const vitest = 'vitest run --config .config/vitest.config.ts';
const workspace = new FairleadWorkspace({
  name: 'fairlead-workspace',
  description: 'One typed definition of services and environments, delivered to Kubernetes through Git',
  copyright: { owner: 'The Fairlead authors', since: '2026' },
  devDependencies: tools,
  installScripts,
  scripts: {
    test: `npm run lint && npm run types && ${vitest} --project unit --project system`,
    'test:unit': `${vitest} --project unit`,
    coverage: `${vitest} --project unit --coverage`,
    conformance: `${vitest} --project conformance`,
    lint: 'biome check',
    types: 'tsc --project .config',
    demo: 'fairlead demo',
    bench: 'tsx bench/main.ts',
    docs: 'tsx docs/generate.ts',
    schemas: 'tsx packages/k8s/schemas/generate.ts && tsx packages/k8s/schemas/generate-crds.ts',
  },
});

// What a platform is, and the files in which it is kept.
workspace.addPackage('model', {
  dependencies: { valibot: '1.5.0' },
  exports: { '.': './src/index.ts', './testing': './src/testing/index.ts' },
});
workspace.addPackage('files', { uses: ['model'] });

const task = { entries: ['src/task.ts'], format: 'cjs' } as const;

// Compilers: each reads an environment's folder and writes one folder of it.
workspace.addPackage('k8s', {
  uses: ['files', 'model'],
  dependencies: { cdk8s: '2.70.106', constructs: '10.8.1' },
  exports: {
    '.': './src/index.ts',
    './check': './src/check/index.ts',
    './testing': './src/testing/index.ts',
  },
  // Objects are printed by the compiler itself, and no chart is rendered by helm.
  bundle: { ...task, without: ['cdk8s/lib/yaml.js', 'cdk8s/lib/helm.js'] },
});
workspace.addPackage('infra', {
  uses: ['files', 'model'],
  dependencies: { '@cdktf/provider-google': '16.12.1', cdktf: '0.21.0', constructs: '10.8.1' },
  // They pack assets and compare versions of the terraform that is installed: nothing of a stack's JSON.
  bundle: { ...task, without: ['archiver/index.js', 'semver/index.js'] },
});
workspace.addPackage('monitors', {
  uses: ['files', 'model'],
  dependencies: { '@datadog/datadog-api-client': '1.64.0' },
  bundle: task,
});

// How a commit travels to production: images, releases and what moves them through Git.
workspace.addPackage('pipeline', {
  uses: ['files', 'model'],
  dependencies: { semver: '7.8.6' },
  exports: {
    '.': './src/index.ts',
    './forge': './src/forge/index.ts',
    './git': './src/git/index.ts',
    './images': './src/images/index.ts',
    './ledger': './src/ledger/index.ts',
    './plan': './src/plan/index.ts',
    './promotion': './src/promotion.ts',
    './testing': './src/testing/index.ts',
  },
});

// The repository itself, and the command that a person types.
workspace.addPackage('workspace', {
  uses: ['model'],
  dependencies: { constructs: '10.8.1', esbuild: '0.28.2', projen: '0.103.25', yaml: '2.9.1' },
  exports: {
    '.': './src/index.ts',
    './link-modules': './src/link-modules.ts',
    './load': './src/load/index.ts',
    './testing': './src/testing/index.ts',
  },
});
workspace.addPackage('cli', {
  uses: ['files', 'infra', 'k8s', 'model', 'monitors', 'pipeline', 'workspace'],
  // biome-ignore format: one line, to keep the table on a page
  dependencies: { commander: '14.0.3', magicast: '0.5.5', microdiff: '1.6.0', picocolors: '1.1.1', yaml: '2.9.1' },
  bundle: { entries: ['src/main.ts', 'src/commands/*.ts'], external: ['./commands/*', 'esbuild'] },
  bin: { fairlead: 'bin/fairlead.mjs' },
});

// Environments and services: apps/platform.ts.
await workspace.write();
