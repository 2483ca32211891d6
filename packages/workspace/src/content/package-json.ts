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
    // A package that is only imported does nothing by being imported, so bundles leave out what they do not call.
    sideEffects: options.bundle || options.bin ? undefined : false,
    exports: exportsOf(options.exports ?? []),
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

/** Subpaths, to source files. */
function exportsOf(sources: readonly string[]): Readonly<Record<string, string>> {
  const further = sources.map((source) =>
    source.endsWith('.ts')
      ? [`./${source.slice(0, -'.ts'.length)}`, `./src/${source}`]
      : [`./${source}`, `./src/${source}/index.ts`],
  );
  return { '.': './src/index.ts', ...Object.fromEntries(further) };
}

function buildTarget(externalDependencies: readonly string[]): object {
  return {
    command: `node ${bundler} {projectRoot}`,
    cache: true,
    inputs: ['source', '^source', `{workspaceRoot}/${bundler}`, { externalDependencies }],
    outputs: ['{projectRoot}/dist'],
  };
}
