import type { PackageTable } from '../package-options.js';
import { bundler, externalsOf } from './bundle-inputs.js';

/** A package's name, and the workspace to which it belongs. */
export interface PackageIdentity {
  readonly name: string;
  /** The npm scope: `@fairlead`. */
  readonly scope: string;
}

/** The package.json of `packages/<name>`, with its Nx project in it. */
export function packageJson({ name, scope }: PackageIdentity, packages: PackageTable): object {
  const { uses = [], dependencies = {}, ...options } = packages.get(name) ?? {};
  const siblings = Object.fromEntries([...uses].sort().map((used) => [`${scope}/${used}`, '*']));
  return {
    name: `${scope}/${name}`,
    version: '0.0.0',
    private: true,
    type: 'module',
    exports: options.exports ?? { '.': './src/index.ts' },
    bin: options.bin,
    dependencies: { ...siblings, ...dependencies },
    bundle: options.bundle,
    nx: {
      name,
      includedScripts: [],
      targets: options.bundle && { build: buildTarget(externalsOf(name, packages)) },
    },
  };
}

function buildTarget(externalDependencies: readonly string[]): object {
  return {
    command: `node ${bundler} {projectRoot}`,
    cache: true,
    inputs: ['source', '^source', `{workspaceRoot}/${bundler}`, { externalDependencies }],
    outputs: ['{projectRoot}/dist'],
  };
}
