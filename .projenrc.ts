// The repository in one page: `npx projen` writes every generated file from it and from apps/platform.ts.
import { FairleadWorkspace } from '@fairlead/workspace';
import { bundles } from './.config/bundles.js';
import { libraries } from './.config/libraries.js';
import { scripts } from './.config/scripts.js';
import { installScripts, tools } from './.config/tools.js';

const workspace = new FairleadWorkspace({
  name: 'fairlead-workspace',
  description: 'One typed definition of services and environments, delivered to Kubernetes through Git',
  copyright: { owner: 'The Fairlead authors', since: '2026' },
  devDependencies: tools,
  installScripts,
  scripts,
  lanes: ['endurance', 'pages'],
});

// What a platform is, and the files in which it is kept.
workspace.addPackage('model', { dependencies: libraries('valibot'), exports: ['testing'] });
workspace.addPackage('files', { uses: ['model'] });

// Compilers: each reads an environment's folder and writes one folder of it.
workspace.addPackage('k8s', {
  uses: ['files', 'model'],
  dependencies: libraries('cdk8s', 'constructs'),
  exports: ['check', 'testing'],
  bundle: bundles.k8s,
});
workspace.addPackage('infra', {
  uses: ['files', 'model'],
  dependencies: libraries('@cdktf/provider-google', 'cdktf', 'constructs'),
  bundle: bundles.infra,
});
workspace.addPackage('monitors', {
  uses: ['files', 'model'],
  dependencies: libraries('@datadog/datadog-api-client'),
  bundle: bundles.monitors,
});

// How a commit travels to production: images, releases and what moves them through Git.
workspace.addPackage('pipeline', {
  uses: ['files', 'model'],
  dependencies: libraries('semver'),
  exports: ['forge', 'git', 'images', 'ledger', 'plan', 'promotion.ts', 'testing'],
});

// The repository itself, and the command that a person types.
workspace.addPackage('workspace', {
  uses: ['model'],
  dependencies: libraries('constructs', 'esbuild', 'projen', 'yaml'),
  exports: ['link-modules.ts', 'load', 'testing'],
});
workspace.addPackage('cli', {
  uses: ['files', 'infra', 'k8s', 'model', 'monitors', 'pipeline', 'workspace'],
  dependencies: libraries('commander', 'magicast', 'microdiff', 'picocolors', 'yaml'),
  bundle: bundles.cli,
  bin: { fairlead: 'bin/fairlead.mjs' },
});

// Environments and services: apps/platform.ts.
await workspace.write();
