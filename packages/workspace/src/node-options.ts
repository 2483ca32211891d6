import { NodePackageManager, type NodeProjectOptions } from 'projen/lib/javascript/index.js';
import { ignored } from './content/git.js';

/** What a repository says about itself. */
export interface RepositoryOptions {
  /** The repository's name, in package.json. */
  readonly name: string;
  readonly description: string;
  /** Who holds the copyright, and since when: writes the Apache licence. @default no licence */
  readonly copyright?: { readonly owner: string; readonly since: string };
  /** Tools of the repository, with exact versions. */
  readonly devDependencies: Readonly<Record<string, string>>;
  /** npm packages that may run scripts while they are installed. @default none */
  readonly installScripts?: readonly string[];
  /** @default the working directory */
  readonly outdir?: string;
}

/** The same for projen's project for Node, without all that it would bring along. */
export function nodeOptions(options: RepositoryOptions): NodeProjectOptions {
  const { copyright, devDependencies, outdir } = options;
  return {
    name: options.name,
    description: options.description,
    ...(outdir === undefined ? {} : { outdir }),
    ...(copyright === undefined
      ? { licensed: false }
      : { license: 'Apache-2.0', copyrightOwner: copyright.owner, copyrightPeriod: copyright.since }),
    packageManager: NodePackageManager.NPM,
    addPackageManagerToDevEngines: false,
    minNodeVersion: '20.19.0',
    entrypoint: '',
    devDeps: Object.entries(devDependencies).map(([name, version]) => `${name}@${version}`),
    allowScripts: [...(options.installScripts ?? [])],
    gitignore: [...ignored],
    projenDevDependency: false,
    projenrcJs: false,
    projenCommand: 'npx projen',
    ...withoutExtras,
  };
}

/** What the repository does in another way, or not at all. */
const withoutExtras = {
  autoDetectBin: false,
  buildWorkflow: false,
  clobber: false,
  depsUpgrade: false,
  github: false,
  jest: false,
  npmignoreEnabled: false,
  package: false,
  pullRequestTemplate: false,
  release: false,
  vscode: false,
} as const;
