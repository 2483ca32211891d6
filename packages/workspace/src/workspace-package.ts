import { JsonFile } from 'projen/lib/json.js';
import type { Project } from 'projen/lib/project.js';
import { packageJson } from './content/package-json.js';
import { folderTsconfig } from './content/tsconfig.js';
import { GeneratedProject } from './generated-project.js';
import type { PackageTable } from './package-options.js';

export interface WorkspacePackageOptions {
  readonly parent: Project;
  readonly name: string;
  /** The npm scope of the workspace's packages: `@fairlead`. */
  readonly scope: string;
  /** All packages of the workspace, this one among them; read when files are written. */
  readonly packages: PackageTable;
}

/** A package of the workspace, `packages/<name>`: its package.json with its Nx project, and its tsconfig.json. */
export class WorkspacePackage extends GeneratedProject {
  constructor({ parent, name, scope, packages }: WorkspacePackageOptions) {
    super({ parent, name, outdir: `packages/${name}` });
    new JsonFile(this, 'package.json', { obj: () => packageJson({ name, scope }, packages) });
    new JsonFile(this, 'tsconfig.json', {
      obj: folderTsconfig('../../tsconfig.base.json', ['src/**/*.ts']),
      allowComments: true,
    });
  }
}
