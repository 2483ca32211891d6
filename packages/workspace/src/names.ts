import type { Problem } from '@fairlead/model';
import type { PackageTable } from './package-options.js';

/** Environments that have the name of a package: Nx knows both by name alone. */
export function nameProblems(environments: readonly string[], packages: PackageTable): readonly Problem[] {
  return environments
    .filter((name) => packages.has(name))
    .map((name) => ({
      code: 'FL_NAME_RESERVED',
      file: `apps/environments/${name}/environment.ts`,
      path: 'name',
      value: name,
      what: `packages/${name} has this name`,
      mend: 'give the environment another one',
    }));
}

/** Packages that another one says it uses and that nobody declared; npm would look for them in the registry. */
export function useProblems(packages: PackageTable): readonly Problem[] {
  return [...packages].flatMap(([name, { uses = [] }]) =>
    uses
      .filter((used) => !packages.has(used))
      .map((used) => ({
        code: 'FL_PACKAGE_UNKNOWN' as const,
        file: '.projenrc.ts',
        path: `${name}.uses`,
        value: used,
        what: 'the workspace has no package of this name',
        mend: `add it with addPackage('${used}'), or correct the name`,
      })),
  );
}
