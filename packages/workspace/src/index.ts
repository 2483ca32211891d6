export type { EnvironmentIdentity } from './content/environment-json.js';
export type { Tools } from './content/tools.js';
export { EnvironmentProject, type EnvironmentProjectOptions } from './environment-project.js';
export { type Environments, FairleadWorkspace, type FairleadWorkspaceOptions } from './fairlead-workspace.js';
export type { RepositoryOptions } from './node-options.js';
export type { BundleOptions, PackageOptions } from './package-options.js';
export { WorkspacePackage, type WorkspacePackageOptions } from './workspace-package.js';
