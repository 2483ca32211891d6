import { FairleadError, type ResolvedFile, resolve } from '@fairlead/model';
import { NodeProject } from 'projen/lib/javascript/index.js';
import { abandonedEnvironments } from './abandoned.js';
import type { EnvironmentIdentity } from './content/environment-json.js';
import type { Tools } from './content/tools.js';
import { EnvironmentProject, folderOf } from './environment-project.js';
import { load } from './load/index.js';
import { nameProblems, useProblems } from './names.js';
import { nodeOptions, type RepositoryOptions } from './node-options.js';
import type { PackageOptions } from './package-options.js';
import { addProjenrc } from './projenrc.js';
import { addRootFiles } from './root-files.js';
import { WorkspacePackage } from './workspace-package.js';

export interface FairleadWorkspaceOptions extends RepositoryOptions {
  /** The npm scope of the workspace's packages, and of Fairlead's own. @default '@fairlead' */
  readonly scope?: string;
  /** What `npm run <name>` calls. @default none */
  readonly scripts?: Readonly<Record<string, string>>;
  /** Scripts that CI runs after `npm test`. @default none */
  readonly lanes?: readonly string[];
}

/** Environments with their resolved files: a `Resolution` of the model is one. */
export interface Environments {
  readonly environments: readonly EnvironmentIdentity[];
  readonly files: readonly ResolvedFile[];
}

/**
 * The repository: packages, environments, Nx, formatter, CI. Declare its packages, then {@link write} it.
 * Files at the root name no environment and no service, so that adding one selects nothing else.
 */
export class FairleadWorkspace extends NodeProject {
  readonly #scope: string;
  readonly #packages = new Map<string, PackageOptions>();

  constructor(options: FairleadWorkspaceOptions) {
    super(nodeOptions(options));
    this.#scope = options.scope ?? '@fairlead';
    this.#replaceScripts(options.scripts ?? {});
    this.addFields({
      private: true,
      publishConfig: undefined,
      type: 'module',
      workspaces: ['packages/*', 'apps/services/*'],
    });
    addProjenrc(this);
    addRootFiles(this, options.lanes ?? []);
  }

  /** Adds the package `packages/<name>`. */
  addPackage(name: string, options: PackageOptions = {}): WorkspacePackage {
    this.#packages.set(name, options);
    return new WorkspacePackage({ parent: this, name, scope: this.#scope, packages: this.#packages });
  }

  /**
   * Adds every environment of a resolved platform.
   *
   * @throws FairleadError for a name that a package has, for a folder that is no environment any more, and for
   *   a package that uses one which was not declared
   */
  addEnvironments({ environments, files }: Environments): void {
    const names = environments.map(({ name }) => name);
    const problems = [
      ...useProblems(this.#packages),
      ...nameProblems(names, this.#packages),
      ...abandonedEnvironments(this.outdir, names),
    ];
    if (problems.length > 0) throw new FairleadError(problems);
    for (const environment of environments) {
      const own = files.filter(({ path }) => path.startsWith(folderOf(environment.name)));
      new EnvironmentProject({ parent: this, environment, tools: this.#tools(), files: own });
    }
  }

  /**
   * Loads the platform and writes every generated file. Wrong definitions are told on stderr, end the process
   * with code 1 and change nothing.
   *
   * @param file the file that default-exports the platform, relative to the repository's root
   */
  async write(file = 'apps/platform.ts'): Promise<void> {
    try {
      this.addEnvironments(resolve(await load(this.outdir, file)));
    } catch (error) {
      if (!(error instanceof FairleadError)) throw error;
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
      return;
    }
    this.synth();
  }

  #tools(): Tools {
    if (this.#packages.has('k8s')) return { from: 'source', packages: this.#packages };
    return { from: 'installed', scope: this.#scope };
  }

  /** Scripts call their tools directly: a projen task takes half a second to start. */
  #replaceScripts(scripts: Readonly<Record<string, string>>): void {
    for (const task of this.tasks.all) this.removeScript(task.name);
    this.addScripts(scripts);
  }
}
