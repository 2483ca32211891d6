import { closureOf, type PackageOptions, type PackageTable } from '../package-options.js';

/** The script that bundles a package, relative to the repository's root. */
export const bundler = 'packages/workspace/bundle.mjs';

/**
 * Everything that decides what a package's bundle does, as inputs of a task of another project: its source,
 * that of the packages it imports, the bundler and what comes from npm.
 */
export function bundleInputs(name: string, packages: PackageTable): readonly (string | object)[] {
  return [
    { input: 'source', projects: [name, ...closureOf(name, packages)] },
    `{workspaceRoot}/${bundler}`,
    { externalDependencies: externalsOf(name, packages) },
  ];
}

/** The npm packages that a bundle is made of, and the bundler itself. */
export function externalsOf(name: string, packages: PackageTable): readonly string[] {
  const imported = [name, ...closureOf(name, packages)].flatMap((each) => namesOf(packages.get(each)));
  return [...new Set(['esbuild', ...imported])].sort();
}

function namesOf(options: PackageOptions | undefined): readonly string[] {
  return Object.keys(options?.dependencies ?? {});
}
