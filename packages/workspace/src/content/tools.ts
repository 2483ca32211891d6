import type { PackageTable } from '../package-options.js';
import { bundleInputs } from './bundle-inputs.js';

/**
 * Where an environment's tasks find the packages that they run: in this workspace, bundled by tasks of their
 * own, or bundled already in node_modules.
 */
export type Tools =
  | { readonly from: 'source'; readonly packages: PackageTable }
  | { readonly from: 'installed'; readonly scope: string };

/** The folder of a tool, relative to the repository's root. */
export function homeOf(tool: string, tools: Tools): string {
  return tools.from === 'source' ? `packages/${tool}` : `node_modules/${tools.scope}/${tool}`;
}

/** The tasks to run before the tool can run. */
export function buildOf(tool: string, tools: Tools): readonly object[] {
  return tools.from === 'source' ? [{ projects: [tool], target: 'build' }] : [];
}

/** For a cached task: the bundle's bytes, so that a change which leaves them equal is a cache hit. */
export function bundleOf(tool: string, tools: Tools): readonly object[] {
  if (tools.from === 'installed') return [installed(tool, tools.scope)];
  return [{ dependentTasksOutputFiles: '**/dist/task.cjs' }, { externalDependencies: [] }];
}

/**
 * For a task that comes after others: what the tool is made of. Bytes of dependent tasks would not do here,
 * since Nx then selects the task whenever *any* task before it may change, the CLI's build among them.
 */
export function sourceOf(tool: string, tools: Tools): readonly (string | object)[] {
  if (tools.from === 'installed') return [installed(tool, tools.scope)];
  return bundleInputs(tool, tools.packages);
}

function installed(tool: string, scope: string): object {
  return { externalDependencies: [`${scope}/${tool}`] };
}
